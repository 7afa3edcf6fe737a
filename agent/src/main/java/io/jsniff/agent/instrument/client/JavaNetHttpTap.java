package io.jsniff.agent.instrument.client;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.instrument.Hook;
import java.nio.channels.SocketChannel;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.net.http}: which client object a connection belongs to. Each has a pool of its own. TLS connections and tunnels are
 * built on the plain one. {@code send} connects by itself; all overloads of {@code sendAsync} end in the one with three parameters.
 */
final class JavaNetHttpTap extends ClientTap {
    private static final String CLIENT = "jdk.internal.net.http.HttpClientImpl";
    private static final String CONNECTION = "jdk.internal.net.http.PlainHttpConnection";
    private static final String EXCHANGE = "jdk.internal.net.http.MultiExchange";

    JavaNetHttpTap() {
        super("java.net.http", CONNECTION, CLIENT, EXCHANGE);
    }

    @Override
    List<Hook> hooks(String type) {
        return switch (type) {
            case CONNECTION -> List.of(Hook.onConstructor(ConnectionMade.class, 1, CLIENT));
            case CLIENT -> List.of(on("sendAsync", 3, SendAsync.class));
            case EXCHANGE ->
                List.of(onConstructor(TaskAdvice.Made.class), on("responseAsyncImpl", 0, TaskAdvice.Runs.class));
            default -> throw unknown(type);
        };
    }

    static final class ConnectionMade {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("chan") SocketChannel channel, @Advice.Argument(1) Object client) {
            ClientBridge.owned(channel, client);
        }
    }

    static final class SendAsync {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            return ClientBridge.asking();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }
}
