package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;

/** What Transfer-Encoding means for framing (RFC 9112, section 6.3): only the last coding counts. */
enum TransferCoding {
    /** There is none, or only {@code identity}, which once meant the same. */
    NONE,
    /** The last coding is {@code chunked}. */
    CHUNKED,
    /** Another one: the end of the body is the end of the connection. */
    OTHER;

    private static final byte[] CHUNKED_NAME = Ascii.bytes("chunked");
    private static final byte[] IDENTITY_NAME = Ascii.bytes("identity");

    /** The coding after one more field line. */
    static TransferCoding merge(TransferCoding before, byte[] array, int from, int to) {
        int last = lastElement(array, from, to);
        if (Ascii.equalsIgnoreCase(array, last, to, CHUNKED_NAME)) {
            return CHUNKED;
        }
        boolean none = last == to || Ascii.equalsIgnoreCase(array, last, to, IDENTITY_NAME);
        return none && before == NONE ? NONE : OTHER;
    }

    private static int lastElement(byte[] array, int from, int to) {
        int at = to;
        while (at > from && array[at - 1] != ',') {
            at--;
        }
        while (at < to && (Ascii.isBlank(array[at]) || array[at] == '\r' || array[at] == '\n')) {
            at++;
        }
        return at;
    }
}
