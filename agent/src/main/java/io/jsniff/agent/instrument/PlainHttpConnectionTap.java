package io.jsniff.agent.instrument;

import io.jsniff.agent.bridge.ClientBridge;
import java.nio.channels.SocketChannel;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * {@code java.net.http}: which client object a connection belongs to. Each has a pool of its own, so that a connection in one pool
 * is of no use to another. TLS connections and tunnels are built on this one.
 */
final class PlainHttpConnectionTap extends TappedType {
    PlainHttpConnectionTap() {
        super("jdk.internal.net.http.PlainHttpConnection");
    }

    @Override
    List<Hook> hooks() {
        return List.of(Hook.onConstructor(Made.class, 1, "jdk.internal.net.http.HttpClientImpl"));
    }

    /** Its module belongs to the platform's class loader. */
    @Override
    boolean is(boolean ofTheJdk, String internalName) {
        return internalName.equals(internalName());
    }

    /** Without it, all else goes on: only the owner is not known. */
    @Override
    boolean isOptional() {
        return true;
    }

    static final class Made {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("chan") SocketChannel channel, @Advice.Argument(1) Object client) {
            ClientBridge.owned(channel, client);
        }
    }
}
