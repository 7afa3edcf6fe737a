package io.jsniff.http.h2;

import io.jsniff.bytes.HeapSize;
import org.jspecify.annotations.Nullable;

/**
 * That an end takes no more streams (RFC 9113, section 6.8). It may be said twice, first of streams to come, then of those that
 * were on their way: the last word counts, the time of the first.
 *
 * @param lastStream the last stream of the peer that it has taken; {@link Integer#MAX_VALUE} if it has not decided yet
 * @param error its error code, see {@link Http2ErrorCode}
 * @param time when it was said first, in nanoseconds since the epoch
 * @param debug the begin of what was said for people, as far as it is printable; {@code null} if nothing was
 */
public record GoAway(
        int lastStream, int error, long time, @Nullable String debug) {
    /** Whether something went wrong. */
    public boolean isError() {
        return error != Http2ErrorCode.NO_ERROR;
    }

    /** The same, said later: this is the first word, that the last. */
    public GoAway again(GoAway later) {
        return new GoAway(later.lastStream, later.error, time, later.debug == null ? debug : later.debug);
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(4) + HeapSize.of(debug);
    }
}
