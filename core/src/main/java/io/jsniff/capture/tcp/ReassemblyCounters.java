package io.jsniff.capture.tcp;

/** What all streams of a table count and share. */
final class ReassemblyCounters {
    final int queuedEach;
    final int queuedTotal;
    long timedOut;
    long truncated;
    long gaps;
    long gapBytes;
    long cutBytes;
    long strayed;
    long outOfWindow;
    /** Bytes that wait in all queues. */
    long queued;
    /** Streams with a queue that is not empty. */
    int waiting;

    ReassemblyCounters(StreamLimits limits) {
        queuedEach = limits.queued();
        queuedTotal = limits.queuedTotal();
    }

    boolean isFull() {
        return queued > queuedTotal;
    }
}
