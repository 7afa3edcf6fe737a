package io.jsniff.reuse;

import io.jsniff.bytes.HeapSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a connection was opened that may explain why.
 *
 * @param earlier how many connections to the origin the same client library had opened before
 * @param idle compatible connections that were open and idle: the latest of them, a bounded number
 * @param busy the same, with an exchange under way
 * @param elsewhere an idle connection to the same host at another address
 * @param before how the connection to the origin that ended last had ended; {@code null} if none had
 * @param spent how many of the latest connections that ended had each carried one request for a client object of its own, and were closed by the client
 * @param first its first request, once that is known
 */
public record OpenEvidence(
        long earlier,
        List<SiblingConnection> idle,
        List<SiblingConnection> busy,
        @Nullable SiblingConnection elsewhere,
        @Nullable CloseEvidence before,
        int spent,
        @Nullable RequestFingerprint first) {
    /** The first connection to its origin. */
    public static final OpenEvidence FIRST = new OpenEvidence(0, List.of(), List.of(), null, null, 0, null);

    OpenEvidence with(@Nullable RequestFingerprint request) {
        return new OpenEvidence(earlier, idle, busy, elsewhere, before, spent, request);
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(7)
                + HeapSize.object(4)
                + heapBytes(idle)
                + heapBytes(busy)
                + (elsewhere == null ? 0 : elsewhere.heapBytes())
                + (before == null ? 0 : before.heapBytes());
    }

    private static long heapBytes(List<SiblingConnection> list) {
        long sum = HeapSize.object(2) + HeapSize.slots(list.size());
        for (int i = 0; i < list.size(); i++) {
            sum += list.get(i).heapBytes();
        }
        return sum;
    }
}
