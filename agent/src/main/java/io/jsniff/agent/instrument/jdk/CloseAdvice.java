package io.jsniff.agent.instrument.jdk;

import io.jsniff.agent.bridge.SocketBridge;
import net.bytebuddy.asm.Advice;

/** Advice for methods that end a connection, or a half of it. */
final class CloseAdvice {
    private CloseAdvice() {}

    static final class ShutdownInput {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object socket) {
            SocketBridge.shuttingInput(socket);
        }
    }

    static final class ShutdownOutput {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object socket) {
            SocketBridge.shuttingOutput(socket);
        }
    }

    /** A close that fails has closed all the same. */
    static final class Close {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object socket) {
            SocketBridge.closing(socket);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object socket) {
            SocketBridge.closed(socket);
        }
    }
}
