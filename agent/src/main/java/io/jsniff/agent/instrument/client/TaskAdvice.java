package io.jsniff.agent.instrument.client;

import io.jsniff.agent.bridge.ClientBridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Advice for tasks that one thread makes and another runs. */
final class TaskAdvice {
    private TaskAdvice() {}

    /** The constructor makes a task for another thread. */
    static final class Made {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object task) {
            ClientBridge.left(task, false);
        }
    }

    /** The method runs the task that it is a method of. */
    static final class Runs {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object task) {
            return ClientBridge.takenUp(task);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }
}
