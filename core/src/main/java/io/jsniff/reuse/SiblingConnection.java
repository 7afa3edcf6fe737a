package io.jsniff.reuse;

import io.jsniff.bytes.HeapSize;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it was when another one to the same origin was opened.
 *
 * @param id its number
 * @param opener who opened it
 * @param dest where it leads
 * @param busy whether an exchange was under way
 * @param since since when it was busy or idle, in nanoseconds since the epoch
 * @param exchanges how many requests it had carried
 * @param status the status of the latest response, 0 if there was none
 * @param bodySize bytes of the body of the latest response
 * @param threadId the thread on which the latest request began
 * @param thread its name
 * @param dying whether its exchange under way, or the latest, is to be its last, because an end has said so
 */
public record SiblingConnection(
        long id,
        @Nullable Opener opener,
        Endpoint dest,
        boolean busy,
        long since,
        int exchanges,
        int status,
        long bodySize,
        long threadId,
        String thread,
        boolean dying) {
    /** What it takes in the heap, with all that it holds. */
    long heapBytes() {
        return HeapSize.object(11) + dest.heapBytes() + HeapSize.of(thread) + (opener == null ? 0 : opener.heapBytes());
    }
}
