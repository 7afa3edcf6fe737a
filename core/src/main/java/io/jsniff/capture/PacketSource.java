package io.jsniff.capture;

/** An open device or capture file. Not thread-safe but for {@link #wake} and {@link #stop}. */
public interface PacketSource extends AutoCloseable {
    /** libpcap's number for what the frames begin with ({@code DLT_…}). */
    int linkType();

    /** Whether frames come as they happen, instead of from a file. */
    boolean isLive();

    /**
     * Hands over the next few frames; waits a moment for the first of them.
     *
     * @return false if no more will come: the file is over, or {@link #stop} was called
     * @throws CaptureException if they cannot be read; those before the failure were handed over
     */
    boolean read(PacketSink sink) throws CaptureException;

    /** Makes a {@link #read} that waits return without frames; callable from any thread. */
    void wake();

    /**
     * Makes {@link #read} come to its end: of a device as soon as it has given what the kernel had captured by now, of a file at
     * once. Callable from any thread.
     */
    void stop();

    /** What the kernel says about this capture; all zero for a file. */
    SourceCounts counts();

    @Override
    void close();
}
