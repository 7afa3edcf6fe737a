package io.jsniff.output;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of the entries; safe to read from any thread. The first failure of each kind is told, once. Counting allocates nothing,
 * so that it works when there is no memory; telling may have to wait until there is some.
 */
public final class WriterCounters {
    private static final int SPARE = 64 << 10;

    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong failedWrites = new AtomicLong();
    private final AtomicLong renderingErrors = new AtomicLong();
    private final AtomicLong otherErrors = new AtomicLong();
    private final Consumer<String> voice;
    private volatile boolean failing;
    private volatile @Nullable Throwable writeError;
    private volatile @Nullable Throwable error;
    private volatile String sink = "";
    private volatile boolean writeErrorLast;
    private boolean toldWriteError;
    private boolean toldError;

    /** Memory to let go of when there is none, so that what happened can be told. */
    @SuppressWarnings("unused") // held, never read
    private byte @Nullable [] spare = new byte[SPARE];

    WriterCounters(Consumer<String> voice) {
        this.voice = voice;
    }

    /** Entries and connection events that reached the sink. */
    public long written() {
        return written.get();
    }

    /** Entries and connection events that were lost because the queue was full or the sink failed to the end. */
    public long dropped() {
        return dropped.get();
    }

    /** Attempts to write that failed; most are repeated with success, so they tell nothing about losses. */
    public long failedWrites() {
        return failedWrites.get();
    }

    /** Entries and connection events that could not be rendered, each of which is lost. */
    public long renderingErrors() {
        return renderingErrors.get();
    }

    /** Errors of the writer thread that lost nothing. */
    public long otherErrors() {
        return otherErrors.get();
    }

    /** What went wrong most recently. */
    public @Nullable String lastError() {
        Throwable toWrite = writeError;
        Throwable other = error;
        if (toWrite != null && (writeErrorLast || other == null)) {
            return "cannot write to " + sink + ": " + describe(toWrite);
        }
        return other == null ? null : "cannot write an entry: " + describe(other);
    }

    /** Whether the sink did not take what it was given last. */
    boolean failing() {
        return failing;
    }

    void written(int elements) {
        written.addAndGet(elements);
    }

    void dropped(long elements) {
        dropped.addAndGet(elements);
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

    void writeFailed(String name, Throwable e) {
        failing = true;
        failedWrites.incrementAndGet();
        sink = name;
        writeError = e;
        writeErrorLast = true;
        makeRoom(e);
    }

    /** An entry or event is lost. */
    void renderingFailed(Throwable e) {
        renderingErrors.incrementAndGet();
        failed(e);
    }

    /** Something else went wrong on the writer thread. */
    void otherwiseFailed(Throwable e) {
        otherErrors.incrementAndGet();
        failed(e);
    }

    private void failed(Throwable e) {
        error = e;
        writeErrorLast = false;
        makeRoom(e);
    }

    /** Has the JVM look up now what the handlers of errors need. */
    void rehearse() {
        try {
            throw new Rehearsal();
        } catch (Throwable e) {
            makeRoom(e);
        }
    }

    private void makeRoom(Throwable e) {
        if (e instanceof VirtualMachineError) {
            spare = null;
        }
    }

    /** Tells what is still to be told; where there is no memory for that, the next call does. For the writer thread. */
    void tell() {
        if ((toldWriteError || writeError == null) && (toldError || error == null)) {
            return;
        }
        try {
            tell(writeError, error);
            spare = spare == null ? new byte[SPARE] : spare;
        } catch (Throwable e) {
            otherErrors.incrementAndGet();
        }
    }

    private void tell(@Nullable Throwable toWrite, @Nullable Throwable other) {
        if (!toldWriteError && toWrite != null) {
            String line = "jsniff: cannot write to " + sink + ": " + describe(toWrite)
                    + "; it is tried again, and what is lost is counted";
            toldWriteError = true;
            voice.accept(line);
        }
        if (!toldError && other != null) {
            String line = "jsniff: cannot write an entry: " + describe(other);
            toldError = true;
            voice.accept(line);
        }
    }

    private static String describe(Throwable e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
