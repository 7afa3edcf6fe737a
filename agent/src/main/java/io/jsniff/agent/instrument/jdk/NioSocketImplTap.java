package io.jsniff.agent.instrument.jdk;

import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.net.Socket}: all its I/O comes through here. A write goes through {@code implWrite} once for each piece that the
 * kernel takes, so that what a failed write got rid of is known.
 */
final class NioSocketImplTap extends TappedType {
    NioSocketImplTap() {
        super("sun.nio.ch.NioSocketImpl");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(
                Hook.on(Connect.class, "connect", SocketAddress.class, int.class),
                Hook.on(Accept.class, "accept", SocketImpl.class),
                Hook.on(ArrayIoAdvice.Read.class, "read", byte[].class, int.class, int.class),
                Hook.on(ArrayIoAdvice.Write.class, "implWrite", byte[].class, int.class, int.class),
                Hook.on(CloseAdvice.ShutdownInput.class, "shutdownInput"),
                Hook.on(CloseAdvice.ShutdownOutput.class, "shutdownOutput"),
                Hook.on(CloseAdvice.Close.class, "close"));
    }

    static final class Connect {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object socket, @Advice.Argument(0) SocketAddress remote) {
            SocketBridge.connecting(socket, remote);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object socket, @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.connected(socket, true, failure);
        }
    }

    static final class Accept {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(0) SocketImpl accepted) {
            SocketBridge.accepted(accepted);
        }
    }
}
