package io.jsniff.exchange;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.bytes.HeapSize;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * A request or a final response, measured.
 *
 * @param head its head or first line; {@code null} if it was not asked for, or the message is a run of bytes
 * @param headSize bytes of the head with its blank line, 0 for a run of bytes
 * @param body what follows the head, as on the wire, up to the configured limit; {@code null} if it was not asked for
 * @param size bytes from first to last, head included
 * @param begin when its first byte flowed, in nanoseconds since the epoch
 * @param end when its last byte flowed
 * @param completion whether it is whole
 * @param persistence what its head says of the life of the connection
 * @param shortfall what was still to come when it was cut; {@code null} if nothing was, or no one knows
 * @param trailers the trailers of HTTP/2 as lines after an empty first one; {@code null} if there were none, or they were not
 *     asked for
 */
public record Message(
        @Nullable Head head,
        int headSize,
        byte @Nullable [] body,
        long size,
        long begin,
        long end,
        Completion completion,
        Persistence persistence,
        @Nullable Shortfall shortfall,
        @Nullable Head trailers) {
    /** Itself, its persistence and its shortfall. */
    private static final int FIXED = HeapSize.object(10) + HeapSize.object(6) + HeapSize.object(2);

    /** One without trailers. */
    public Message(
            @Nullable Head head,
            int headSize,
            byte @Nullable [] body,
            long size,
            long begin,
            long end,
            Completion completion,
            Persistence persistence,
            @Nullable Shortfall shortfall) {
        this(head, headSize, body, size, begin, end, completion, persistence, shortfall, null);
    }

    /** A message that says nothing of its connection and lacks nothing. */
    public Message(
            @Nullable Head head,
            int headSize,
            byte @Nullable [] body,
            long size,
            long begin,
            long end,
            Completion completion) {
        this(head, headSize, body, size, begin, end, completion, Persistence.NOTHING_SAID, null);
    }

    /** Bytes of the body. */
    public long bodySize() {
        return Math.max(0, size - headSize);
    }

    /** Gives back what it holds of heads and bodies. */
    void giveBack(ConnectionMemory memory) {
        long kept = heldHead(head) + heldHead(trailers);
        if (kept > 0) {
            memory.heads().give(kept);
        }
        if (body != null) {
            memory.bodies().give(HeapSize.of(body));
        }
    }

    private static long heldHead(@Nullable Head head) {
        return head == null || head.isUnknown() ? 0 : head.heapBytes();
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return FIXED
                + (head == null ? 0 : head.heapBytes())
                + HeapSize.of(body)
                + (trailers == null ? 0 : trailers.heapBytes());
    }
}
