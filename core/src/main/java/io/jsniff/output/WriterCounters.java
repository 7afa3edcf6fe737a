package io.jsniff.output;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of the entries; safe to read from any thread. The first failure of each kind is said aloud, once. */
public final class WriterCounters {
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failedWrites = new LongAdder();
    private final LongAdder renderingErrors = new LongAdder();
    private final AtomicBoolean saidWrite = new AtomicBoolean();
    private final AtomicBoolean saidRendering = new AtomicBoolean();
    private final Consumer<String> voice;
    private volatile boolean failing;
    private volatile @Nullable String lastError;

    WriterCounters(Consumer<String> voice) {
        this.voice = voice;
    }

    /** Entries and connection events that reached the sink. */
    public long written() {
        return written.sum();
    }

    /** Entries and connection events that were lost because the queue was full or the sink failed to the end. */
    public long dropped() {
        return dropped.sum();
    }

    /** Attempts to write that failed; most are repeated with success, so they tell nothing about losses. */
    public long failedWrites() {
        return failedWrites.sum();
    }

    /** Entries that could not be rendered, and failures of the tick. */
    public long renderingErrors() {
        return renderingErrors.sum();
    }

    /** What went wrong most recently. */
    public @Nullable String lastError() {
        return lastError;
    }

    /** Whether the sink did not take what it was given last. */
    boolean failing() {
        return failing;
    }

    void written(int elements) {
        written.add(elements);
    }

    void dropped(long elements) {
        dropped.add(elements);
    }

    void succeeded() {
        if (failing) {
            failing = false;
        }
    }

    /** The sink took a part: the disk is full, and the next attempt will say so. */
    void stalled() {
        failing = true;
    }

    void writeFailed(String sink, Exception e) {
        failing = true;
        failedWrites.increment();
        String error = "cannot write to " + sink + ": " + describe(e);
        lastError = error;
        if (saidWrite.compareAndSet(false, true)) {
            voice.accept("jsniff: " + error + "; it is tried again, and what is lost is counted");
        }
    }

    void renderingFailed(Throwable e) {
        renderingErrors.increment();
        lastError = "cannot write an entry: " + describe(e);
        if (saidRendering.compareAndSet(false, true)) {
            voice.accept("jsniff: " + lastError);
        }
    }

    private static String describe(Throwable e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
