package io.jsniff.connection;

import io.jsniff.bytes.HeapSize;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection.
 *
 * @param originator who ended it first
 * @param reset whether by RST (or an error on the socket) instead of an orderly FIN
 * @param time when, in nanoseconds since the epoch
 * @param closer who closed this JVM's end; {@code null} if the tap does not know
 */
public record Close(
        Originator originator,
        boolean reset,
        long time,
        @Nullable Closer closer) {
    /** An end of which no one knows who closed it. */
    public Close(Originator originator, boolean reset, long time) {
        this(originator, reset, time, null);
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(4) + (closer == null ? 0 : closer.heapBytes());
    }
}
