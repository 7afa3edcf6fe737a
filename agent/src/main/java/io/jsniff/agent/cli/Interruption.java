package io.jsniff.agent.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes Ctrl-C end a capture in good order: what waits is written and counted first, and the exit code is that of a success. */
final class Interruption {
    private static final long MAX_END_LENGTH = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop makes the main thread come to its end; it then calls {@link #over} */
    Interruption(Runnable stop) {
        hook = new Thread(null, () -> end(stop), "jsniff-interrupted", 0, false);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable stop) {
        stop.run();
        try {
            if (done.await(MAX_END_LENGTH, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is written. */
    void over() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down already, and waits for the hook
        }
    }
}
