package io.jsniff.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * Writes to the process's standard error, no matter what System.err is. The reader of a pipe may have stopped: then a write never
 * returns. So a daemon thread writes, and who has something to say waits for so long and no longer.
 */
public final class StderrWriter {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private volatile boolean stalled;

    /** Writes, unless nothing is taken any more. */
    public void write(byte[] bytes) {
        if (stalled || bytes.length == 0) {
            return;
        }
        Thread thread = new Thread(null, new Write(bytes), "jsniff-stderr", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        Uninterrupted.join(thread, PATIENCE);
        stalled = thread.isAlive();
    }

    private record Write(byte[] bytes) implements Runnable {
        @Override
        public void run() {
            try {
                new FileOutputStream(FileDescriptor.err).write(bytes); // not to be closed: it is the application's
            } catch (IOException e) {
                // no one is listening
            }
        }
    }
}
