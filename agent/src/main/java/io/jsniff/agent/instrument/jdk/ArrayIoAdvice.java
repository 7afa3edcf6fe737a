package io.jsniff.agent.instrument.jdk;

import io.jsniff.agent.bridge.SocketBridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Advice for methods that read into an array, or write from one: {@code (byte[], int, int, …) -> int}. */
public final class ArrayIoAdvice {
    private ArrayIoAdvice() {}

    public static final class Read {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket,
                @Advice.Argument(0) byte[] array,
                @Advice.Argument(1) int offset,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.read(socket, array, offset, count, failure);
        }
    }

    static final class Write {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object socket,
                @Advice.Argument(0) byte[] array,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length) {
            SocketBridge.writing(socket, array, offset, length);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.This Object socket,
                @Advice.Argument(0) byte[] array,
                @Advice.Argument(1) int offset,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable failure) {
            SocketBridge.wrote(socket, array, offset, count, failure);
        }
    }
}
