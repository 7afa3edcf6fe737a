package io.jsniff.http.h2;

import io.jsniff.bytes.HeapSize;
import org.jspecify.annotations.Nullable;

/**
 * The frames that one end of an HTTP/2 connection has sent.
 *
 * @param counts how many of each {@link Http2FrameType}, by its slot; not to be changed
 * @param goAway what it said with GOAWAY; {@code null} if it sent none
 */
public record SentFrames(long[] counts, @Nullable GoAway goAway) {
    /** How many frames of a kind. */
    public long count(Http2FrameType kind) {
        return counts[kind.slot()];
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(2) + HeapSize.slots(counts.length) + (goAway == null ? 0 : goAway.heapBytes());
    }
}
