package io.jsniff.http.h1;

import io.jsniff.http.Head;
import java.util.Arrays;

/**
 * A head that was read, and what it says. Not changed any more, so that threads may share it.
 *
 * @param head all of it, up to and with the blank line
 * @param fields what its fields say about framing
 * @param firstLine what its first line says, as {@link StartLine#said}
 * @param <S> what first lines of its kind say
 */
record KnownHead<S>(Head head, HeadFields fields, S firstLine) {
    int length() {
        return head.bytes().length;
    }

    /** Whether what stands in the range begins with this very head. */
    boolean begins(byte[] array, int from, int to) {
        byte[] bytes = head.bytes();
        return bytes.length <= to - from && Arrays.equals(array, from, from + bytes.length, bytes, 0, bytes.length);
    }
}
