package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.bridge.TlsBridge;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Advice for the methods of engines in which their overloads end. */
final class SslEngineAdvice {
    static final Class<?>[] WRAP = {ByteBuffer[].class, int.class, int.class, ByteBuffer.class};
    static final Class<?>[] UNWRAP = {ByteBuffer.class, ByteBuffer[].class, int.class, int.class};
    static final Class<?>[] UNWRAP_MANY = {
        ByteBuffer[].class, int.class, int.class, ByteBuffer[].class, int.class, int.class
    };

    private SslEngineAdvice() {}

    static final class Wrap {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.This Object engine,
                @Advice.Argument(0) ByteBuffer[] sources,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length,
                @Advice.Argument(3) ByteBuffer target) {
            return TlsBridge.wrapping((SSLEngine) engine, sources, offset, length, target);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object begun,
                @Advice.This Object engine,
                @Advice.Argument(0) ByteBuffer[] sources,
                @Advice.Argument(1) int offset,
                @Advice.Argument(3) ByteBuffer target,
                @Advice.Return @Nullable SSLEngineResult result,
                @Advice.Thrown @Nullable Throwable failure) {
            TlsBridge.wrapped(begun, (SSLEngine) engine, sources, offset, target, result, failure);
        }
    }

    static final class Unwrap {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.This Object engine,
                @Advice.Argument(0) ByteBuffer source,
                @Advice.Argument(1) ByteBuffer[] targets,
                @Advice.Argument(2) int offset,
                @Advice.Argument(3) int length) {
            return TlsBridge.unwrapping((SSLEngine) engine, source, targets, offset, length);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object begun,
                @Advice.This Object engine,
                @Advice.Argument(1) ByteBuffer[] targets,
                @Advice.Argument(2) int offset,
                @Advice.Return @Nullable SSLEngineResult result,
                @Advice.Thrown @Nullable Throwable failure) {
            TlsBridge.unwrapped(begun, (SSLEngine) engine, targets, offset, result, failure);
        }
    }

    static final class UnwrapMany {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.This Object engine,
                @Advice.Argument(0) ByteBuffer[] sources,
                @Advice.Argument(1) int sourceOffset,
                @Advice.Argument(2) int sourceLength,
                @Advice.Argument(3) ByteBuffer[] targets,
                @Advice.Argument(4) int offset,
                @Advice.Argument(5) int length) {
            return TlsBridge.unwrapping(
                    (SSLEngine) engine, sources, sourceOffset, sourceLength, targets, offset, length);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object begun,
                @Advice.This Object engine,
                @Advice.Argument(3) ByteBuffer[] targets,
                @Advice.Argument(4) int offset,
                @Advice.Return @Nullable SSLEngineResult result,
                @Advice.Thrown @Nullable Throwable failure) {
            TlsBridge.unwrapped(begun, (SSLEngine) engine, targets, offset, result, failure);
        }
    }
}
