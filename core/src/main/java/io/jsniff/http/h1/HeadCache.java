package io.jsniff.http.h1;

import io.jsniff.bytes.HeapSize;
import io.jsniff.http.Head;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Heads of one direction that were read lately. A client that sends many requests sends the same head again and again, and gets
 * the same answer but for a date that changes once a second: to compare a head with a known one costs a fraction of reading it,
 * and the known one need not be copied to be kept.
 *
 * <p>A table with one place for each hash, bounded in places and in bytes a place. Connections on several threads share it
 * without a lock: what stands in a place is never changed, only replaced, and it does not matter whose head remains.
 *
 * @param <S> what first lines of this kind say
 */
final class HeadCache<S> {
    private static final int PLACES = 64;
    private static final int MAX_LENGTH = 2 << 10;
    /** What its places take, and what stands in them: a head, what its fields say and what its first line says. */
    static final long HEAP_BYTES = HeapSize.slots(PLACES)
            + (long) PLACES
                    * (HeapSize.object(3) + HeapSize.object(1) + HeapSize.bytes(MAX_LENGTH) + HeapSize.object(24));

    private static final int PRIME = 31;

    @SuppressWarnings("unchecked") // nothing but this class puts anything into it
    private final @Nullable KnownHead<S>[] places = (KnownHead<S>[]) new KnownHead<?>[PLACES];

    /** The known head that stands at the begin of a range. */
    @Nullable
    KnownHead<S> find(byte[] array, int from, int to) {
        KnownHead<S> known = places[place(array, from, to)];
        return known != null && known.begins(array, from, to) ? known : null;
    }

    /** Remembers a head that stands at the begin of a range, unless it is too long. */
    void remember(byte[] array, int from, int to, int length, HeadFields fields, S firstLine) {
        if (length <= MAX_LENGTH) {
            Head head = new Head(Arrays.copyOfRange(array, from, from + length));
            places[place(array, from, to)] = new KnownHead<>(head, fields, firstLine);
        }
    }

    /** By the length of the range and a few bytes of it: heads of one kind differ in their target, which comes early. */
    private static int place(byte[] array, int from, int to) {
        int length = to - from;
        int hash = length;
        for (int i = 0; i < 5; i++) {
            hash = hash * PRIME + array[from + Math.min(5 + 4 * i, length - 1)];
        }
        hash = hash * PRIME + array[from + (length >> 1)];
        return (hash ^ (hash >>> 6) ^ (hash >>> 12)) & (PLACES - 1);
    }
}
