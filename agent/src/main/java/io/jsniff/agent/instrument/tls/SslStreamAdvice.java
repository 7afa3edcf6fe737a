package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.bridge.TlsBridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Advice for the streams of a TLS socket, which are inner classes of it. */
final class SslStreamAdvice {
    private SslStreamAdvice() {}

    static final class Read {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("this$0") Object socket,
                @Advice.Argument(0) byte[] array,
                @Advice.Argument(1) int offset,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable failure) {
            TlsBridge.read(socket, array, offset, count, failure);
        }
    }

    static final class Write {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static boolean enter(
                @Advice.FieldValue("this$0") Object socket,
                @Advice.Argument(0) byte[] array,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length) {
            return TlsBridge.writing(socket, array, offset, length);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter boolean reported,
                @Advice.FieldValue("this$0") Object socket,
                @Advice.Argument(0) byte[] array,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length,
                @Advice.Thrown @Nullable Throwable failure) {
            TlsBridge.wrote(socket, reported, array, offset, length, failure);
        }
    }
}
