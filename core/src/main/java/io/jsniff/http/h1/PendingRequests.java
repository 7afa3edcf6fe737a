package io.jsniff.http.h1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for a response, oldest first: a ring that grows up to a limit. Requests beyond the limit are only
 * counted, and come back as {@link RequestKind#PLAIN}.
 */
final class PendingRequests {
    private final int limit;
    private RequestKind[] ring = new RequestKind[4];
    private int first;
    private int size;
    private int beyond;

    PendingRequests(int limit) {
        this.limit = limit;
    }

    void add() {
        if (beyond > 0 || size == limit) {
            beyond++;
            return;
        }
        if (size == ring.length) {
            grow();
        }
        size++;
        amendLast(RequestKind.PLAIN);
    }

    /** Says what the request that was added last has turned out to be; does nothing if it has been answered already. */
    void amendLast(RequestKind kind) {
        if (size > 0 && beyond == 0) {
            ring[index(size - 1)] = kind;
        }
    }

    /** The oldest request, or {@code null} if none waits. */
    @Nullable
    RequestKind peek() {
        if (size > 0) {
            return ring[first];
        }
        return beyond > 0 ? RequestKind.PLAIN : null;
    }

    /** The oldest request, which waits no longer; {@code null} if none waits. */
    @Nullable
    RequestKind take() {
        RequestKind kind = peek();
        if (size > 0) {
            first = index(1);
            size--;
        } else if (beyond > 0) {
            beyond--;
        }
        return kind;
    }

    boolean isEmpty() {
        return size == 0 && beyond == 0;
    }

    void clear() {
        size = 0;
        beyond = 0;
    }

    /** Where the n-th of those that wait stands, without a division. */
    private int index(int n) {
        int index = first + n;
        return index < ring.length ? index : index - ring.length;
    }

    private void grow() {
        RequestKind[] wider = Arrays.copyOf(ring, Math.min(limit, ring.length * 2));
        for (int i = 0; i < size; i++) {
            wider[i] = ring[index(i)];
        }
        ring = wider;
        first = 0;
    }
}
