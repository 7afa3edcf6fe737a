package io.jsniff.agent.instrument.jdk;

import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.io.FileDescriptor;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** {@code java.nio.channels.ServerSocketChannel}: each way to accept, its socket adaptor's too, ends in the same method. */
final class ServerSocketChannelImplTap extends TappedType {
    ServerSocketChannelImplTap() {
        super("sun.nio.ch.ServerSocketChannelImpl");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(Hook.on(Accept.class, "finishAccept", FileDescriptor.class, SocketAddress.class));
    }

    static final class Accept {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return SocketChannel accepted) {
            SocketBridge.accepted(accepted);
        }
    }
}
