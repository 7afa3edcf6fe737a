package io.jsniff.agent.instrument.client;

import io.jsniff.agent.bridge.ClientBridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Advice for methods of objects that own connections. */
final class PoolAdvice {
    private PoolAdvice() {}

    /** The method connects for the pool that it is a method of. */
    static final class Connects {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object pool) {
            return ClientBridge.connecting(pool);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }
}
