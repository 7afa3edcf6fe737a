package io.jsniff.tls;

import io.jsniff.bytes.Ascii;

/**
 * Reads big-endian numbers and the vectors of TLS (RFC 8446, section 3.4) from a range. Beyond its end there are zeros; that it
 * was overrun is remembered instead of thrown.
 */
final class ByteCursor {
    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean overrun;

    ByteCursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    int remaining() {
        return end - at;
    }

    boolean overrun() {
        return overrun;
    }

    int u8() {
        return number(1);
    }

    int u16() {
        return number(2);
    }

    /** Passes over some bytes; where they begin. */
    int skip(int length) {
        int begin = at;
        overrun |= length > end - at;
        at = Math.min(end, at + length);
        return begin;
    }

    /** The vector that stands here behind its length, of so many bytes. */
    ByteCursor vector(int lengthBytes) {
        int begin = skip(number(lengthBytes));
        return new ByteCursor(bytes, begin, at);
    }

    /** What remains, as text. */
    String text() {
        return Ascii.text(bytes, at, end);
    }

    private int number(int length) {
        int begin = skip(length);
        int number = 0;
        for (int i = begin; i < begin + length; i++) {
            number = number << 8 | (i < at ? bytes[i] & 0xff : 0);
        }
        return number;
    }
}
