package io.jsniff.agent.instrument.client;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.instrument.Hook;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp: connections hold their pool. Version 4 connects in {@code RealConnection}, version 5 by plans, of which it races several,
 * while the thread that makes them waits.
 */
final class OkHttpTap extends ClientTap {
    private static final String CONNECTION = "okhttp3.internal.connection.RealConnection";
    private static final String CALL = "okhttp3.internal.connection.RealCall$AsyncCall";
    private static final String PLAN = "okhttp3.internal.connection.ConnectPlan";

    OkHttpTap() {
        super("OkHttp", CONNECTION, CALL, PLAN);
    }

    @Override
    List<Hook> hooks(String type) {
        return switch (type) {
            case CONNECTION -> List.of(on("connect", 7, Connects.class));
            case CALL -> List.of(onConstructor(TaskAdvice.Made.class), on("run", 0, TaskAdvice.Runs.class));
            case PLAN ->
                List.of(
                        onConstructor(AwaitedTaskMade.class),
                        on("connectTcp", 0, TaskAdvice.Runs.class),
                        on("connectSocket", 0, Connects.class));
            default -> throw unknown(type);
        };
    }

    static final class Connects {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue("connectionPool") Object pool) {
            return ClientBridge.connecting(pool);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }

    static final class AwaitedTaskMade {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object task) {
            ClientBridge.left(task, true);
        }
    }
}
