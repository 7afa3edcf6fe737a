package io.jsniff.capture.tcp;

import io.jsniff.capture.packet.Segment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A segment that waits in the queue of its direction. */
final class PendingSegment {
    /** What an entry costs beside its bytes. */
    private static final int OVERHEAD = 80;

    final int sequence;
    final byte[] bytes;
    final int length;
    final boolean fin;
    final long time;
    /** What it acknowledges; the other direction must have come so far before it is delivered. */
    int acknowledgment;

    @Nullable
    PendingSegment next;

    PendingSegment(int sequence, int acknowledgment, Segment segment, long time) {
        this.sequence = sequence;
        this.acknowledgment = acknowledgment;
        this.bytes = Arrays.copyOfRange(segment.array(), segment.offset(), segment.offset() + segment.captured());
        this.length = segment.length();
        this.fin = segment.has(Segment.FIN);
        this.time = time;
    }

    int cost() {
        return bytes.length + OVERHEAD;
    }
}
