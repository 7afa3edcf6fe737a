package io.jsniff.agent.instrument.jdk;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.nio.channels.SocketChannel}, in both modes, with and without a selector, and through its socket adaptor, whose
 * stream writes by {@code tryWrite}, once for each piece that the kernel takes.
 */
final class SocketChannelImplTap extends TappedType {
    SocketChannelImplTap() {
        super("sun.nio.ch.SocketChannelImpl");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(
                Hook.onConstructor(Made.class, 2),
                Hook.on(Connect.class, "connect", SocketAddress.class),
                Hook.on(FinishConnect.class, "finishConnect"),
                Hook.on(NioSocketImplTap.Connect.class, "blockingConnect", SocketAddress.class, long.class),
                Hook.on(Read.class, "read", ByteBuffer.class),
                Hook.on(ScatteringRead.class, "read", ByteBuffer[].class, int.class, int.class),
                Hook.on(ArrayIoAdvice.Read.class, "blockingRead", byte[].class, int.class, int.class, long.class),
                Hook.on(Write.class, "write", ByteBuffer.class),
                Hook.on(GatheringWrite.class, "write", ByteBuffer[].class, int.class, int.class),
                Hook.on(ArrayIoAdvice.Write.class, "tryWrite", byte[].class, int.class, int.class),
                Hook.on(CloseAdvice.ShutdownInput.class, "shutdownInput"),
                Hook.on(CloseAdvice.ShutdownOutput.class, "shutdownOutput"),
                Hook.on(CloseAdvice.Close.class, "implCloseSelectableChannel"));
    }

    /** One that is to connect: made by who wants it, though an event loop may connect it. */
    static final class Made {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object socket) {
            ClientBridge.left(socket, false);
        }
    }

    static final class Connect {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object socket, @Advice.Argument(0) SocketAddress remote) {
            SocketBridge.connecting(socket, remote);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket, @Advice.Return boolean done, @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.connected(socket, done, failure);
        }
    }

    static final class FinishConnect {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket, @Advice.Return boolean done, @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.connected(socket, done, failure);
        }
    }

    static final class Read {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket,
                @Advice.Argument(0) ByteBuffer buffer,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.read(socket, buffer, count, failure);
        }
    }

    static final class ScatteringRead {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object socket,
                @Advice.Argument(0) ByteBuffer[] buffers,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length) {
            SocketBridge.reading(socket, buffers, offset, length);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket,
                @Advice.Argument(0) ByteBuffer[] buffers,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.read(socket, buffers, offset, length, count, failure);
        }
    }

    static final class Write {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object socket, @Advice.Argument(0) ByteBuffer buffer) {
            SocketBridge.writing(socket, buffer);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket,
                @Advice.Argument(0) ByteBuffer buffer,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.wrote(socket, buffer, count, failure);
        }
    }

    static final class GatheringWrite {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object socket,
                @Advice.Argument(0) ByteBuffer[] buffers,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length) {
            SocketBridge.writing(socket, buffers, offset, length);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket,
                @Advice.Argument(0) ByteBuffer[] buffers,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.wrote(socket, buffers, offset, length, count, failure);
        }
    }
}
