package io.jsniff.http.h2;

import io.jsniff.bytes.Ascii;

/** What a client begins an HTTP/2 connection with (RFC 9113, section 3.4). */
final class Http2Preface {
    private static final byte[] BYTES = Ascii.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    static final int LENGTH = BYTES.length;

    private Http2Preface() {}

    /** How many bytes at the begin of a range are those of the preface. */
    static int common(byte[] array, int from, int to) {
        return Ascii.commonPrefix(BYTES, array, from, to);
    }

    /** The byte at an index. */
    static byte at(int index) {
        return BYTES[index];
    }
}
