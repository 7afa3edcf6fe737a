package io.jsniff.agent.instrument;

import io.jsniff.agent.bridge.ClientBridge;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Clients: which pool a connection is for, and who asked for it where another thread opens it. Their names are looked for in
 * every class loader. Each can be done without: then less is known of the opener.
 */
final class ClientTap extends TappedType {
    private static final int ANY = -1;

    private final List<Way> ways;

    private ClientTap(String name, Way... ways) {
        super(name);
        this.ways = List.of(ways);
    }

    /** What a method or, without a name, a constructor has to tell. */
    private record Way(Tells tells, @Nullable String method, int parameters) {
        Hook hook() {
            return method == null
                    ? Hook.onConstructor(tells.advice(), parameters)
                    : Hook.on(tells.advice(), method, parameters);
        }
    }

    private enum Tells {
        /** It connects for the pool that it is a method of. */
        POOL_CONNECTS,
        /** It connects for the pool that its field {@code connectionPool} holds. */
        CONNECTION_CONNECTS,
        /** What it makes is a task for another thread. */
        TASK_IS_MADE,
        /** Likewise, and the thread that makes it waits until it is done. */
        AWAITED_TASK_IS_MADE,
        /** It does that task. */
        TASK_RUNS,
        /** It does the task that is its second argument. */
        TASK_IS_DONE;

        /** Not a field: that would load them all before the application's main runs. */
        Class<?> advice() {
            return switch (this) {
                case POOL_CONNECTS -> PoolConnects.class;
                case CONNECTION_CONNECTS -> ConnectionConnects.class;
                case TASK_IS_MADE -> TaskIsMade.class;
                case AWAITED_TASK_IS_MADE -> AwaitedTaskIsMade.class;
                case TASK_RUNS -> TaskRuns.class;
                case TASK_IS_DONE -> TaskIsDone.class;
            };
        }
    }

    private static Way connects(Tells how, int parameters) {
        return new Way(how, "connect", parameters);
    }

    private static Way constructor() {
        return constructor(Tells.TASK_IS_MADE);
    }

    private static Way constructor(Tells how) {
        return new Way(how, null, ANY);
    }

    /** All that are known. */
    static List<TappedType> known() {
        return List.of(
                new ClientTap("jdk.internal.net.http.MultiExchange", constructor(), runs("responseAsyncImpl")),
                new ClientTap("okhttp3.internal.connection.RealConnection", connects(Tells.CONNECTION_CONNECTS, 7)),
                new ClientTap("okhttp3.internal.connection.RealCall$AsyncCall", constructor(), runs("run")),
                new ClientTap(
                        "okhttp3.internal.connection.ConnectPlan",
                        constructor(Tells.AWAITED_TASK_IS_MADE),
                        runs("connectTcp"),
                        new Way(Tells.CONNECTION_CONNECTS, "connectSocket", 0)),
                new ClientTap(
                        "org.apache.http.impl.conn.PoolingHttpClientConnectionManager",
                        connects(Tells.POOL_CONNECTS, 4)),
                new ClientTap(
                        "org.apache.http.impl.conn.BasicHttpClientConnectionManager", connects(Tells.POOL_CONNECTS, 4)),
                new ClientTap(
                        "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager",
                        connects(Tells.POOL_CONNECTS, 3)),
                new ClientTap(
                        "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager",
                        connects(Tells.POOL_CONNECTS, 3)),
                new ClientTap(
                        "org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager",
                        connects(Tells.POOL_CONNECTS, 6)),
                new ClientTap("org.apache.hc.core5.reactor.IOSessionRequest", constructor()),
                new ClientTap(
                        "org.apache.hc.core5.reactor.SingleCoreIOReactor",
                        new Way(Tells.TASK_IS_DONE, "processConnectionRequest", 2)));
    }

    private static Way runs(String method) {
        return new Way(Tells.TASK_RUNS, method, 0);
    }

    @Override
    List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>();
        for (Way way : ways) {
            hooks.add(way.hook());
        }
        return hooks;
    }

    @Override
    boolean is(boolean ofTheJdk, String internalName) {
        return internalName.equals(internalName());
    }

    @Override
    boolean isOptional() {
        return true;
    }

    static final class PoolConnects {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object pool) {
            return ClientBridge.connecting(pool);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }

    static final class ConnectionConnects {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue("connectionPool") Object pool) {
            return ClientBridge.connecting(pool);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }

    static final class TaskIsMade {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object task) {
            ClientBridge.left(task, false);
        }
    }

    static final class AwaitedTaskIsMade {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object task) {
            ClientBridge.left(task, true);
        }
    }

    static final class TaskRuns {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object task) {
            return ClientBridge.takenUp(task);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }

    static final class TaskIsDone {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(1) Object task) {
            return ClientBridge.takenUp(task);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }
}
