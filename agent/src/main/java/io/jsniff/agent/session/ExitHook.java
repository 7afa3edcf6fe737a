package io.jsniff.agent.session;

import io.jsniff.output.Uninterrupted;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM does last. The hooks of {@link Runtime#addShutdownHook} run all at once, and those of the application may still
 * send requests; so this one goes where the JDK has its own (the deletion of temporary files, for one), which run after them. Where
 * the JDK has no such place, it is a hook like all others.
 *
 * <p>The work is done by a thread of its own, made when the hook is: the JVM may be ended by any thread, with an interrupt
 * pending or without permissions.
 */
final class ExitHook implements Runnable {
    /** The last of the JDK's places for hooks. */
    private static final int LAST = 9;

    private static final Duration MAX_LENGTH = Duration.ofSeconds(15);

    private final Thread thread;
    private boolean last;

    /** @param unheard hears of what the action throws, which is not for the application's handler */
    ExitHook(Runnable action, Thread.UncaughtExceptionHandler unheard) {
        thread = new Thread(null, action, "jsniff-exit", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.setUncaughtExceptionHandler(unheard);
    }

    /** @throws IllegalStateException if the JVM ends already */
    void register() {
        last = registerLast();
        if (!last) {
            Runtime.getRuntime().addShutdownHook(thread);
        }
    }

    /** Lets go of it, unless the JVM has come to it already. */
    void remove() {
        try {
            if (last) {
                removeLast();
            } else {
                Runtime.getRuntime().removeShutdownHook(thread);
            }
        } catch (IllegalStateException | ReflectiveOperationException e) {
            // the JVM ends, and the hook will find all done
        }
    }

    @Override
    public void run() {
        thread.start();
        Uninterrupted.join(thread, MAX_LENGTH);
    }

    private boolean registerLast() {
        try {
            Method add = shutdown().getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
            add.setAccessible(true);
            add.invoke(null, LAST, false, this);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    private void removeLast() throws ReflectiveOperationException {
        Field field = shutdown().getDeclaredField("hooks");
        field.setAccessible(true);
        @Nullable Object[] hooks = (@Nullable Object[]) field.get(null);
        if (hooks[LAST] == this) {
            hooks[LAST] = null;
        }
    }

    private static Class<?> shutdown() throws ClassNotFoundException {
        return Class.forName("java.lang.Shutdown");
    }
}
