package io.jsniff.reuse;

import io.jsniff.bytes.HeapSize;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a connection that may explain why it was opened and why it ended. Immutable.
 *
 * @param opening what was seen at its opening; {@code null} if the opening was not seen
 * @param ending what was seen at its end; {@code null} while it is open
 * @param exchanges how many requests it has carried so far
 */
public record Evidence(
        @Nullable OpenEvidence opening, @Nullable CloseEvidence ending, int exchanges) {
    /** Nothing was seen. */
    public static final Evidence NONE = new Evidence(null, null, 0);

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(3)
                + (opening == null ? 0 : opening.heapBytes())
                + (ending == null ? 0 : ending.heapBytes());
    }
}
