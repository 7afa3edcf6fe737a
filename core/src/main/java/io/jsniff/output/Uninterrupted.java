package io.jsniff.output;

import java.time.Duration;

/** Waits for threads on threads of an application, which may have been interrupted or be so meanwhile. */
public final class Uninterrupted {
    private static final long MILLISECOND = 1_000_000;

    private Uninterrupted() {}

    /** Waits for the end of a thread; an interrupt is there again when that is over. */
    public static void join(Thread thread, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        long left = patience.toNanos();
        while (left > 0 && thread.isAlive()) {
            try {
                thread.join(Math.max(1, left / MILLISECOND));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = end - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
