package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;

/** The {@code HTTP/1.1} in a first line (RFC 9112, section 2.3). */
final class HttpVersion {
    static final int LENGTH = 8;
    private static final byte[] NAME = Ascii.bytes("HTTP/");

    private HttpVersion() {}

    /** Whether a version with the major number 1 or 0 stands there. */
    static boolean isAt(byte[] array, int at, int to) {
        return to - at >= LENGTH
                && Ascii.startsWith(array, at, to, NAME)
                && (array[at + 5] == '1' || array[at + 5] == '0')
                && array[at + 6] == '.'
                && Ascii.isDigit(array[at + 7]);
    }

    /** Whether the version that stands there is 1.0 or older. */
    static boolean isOld(byte[] array, int at) {
        return array[at + 5] == '0' || array[at + 7] == '0';
    }

    /** Whether the range can be the begin of a version. */
    static boolean mayBegin(byte[] array, int from, int to) {
        int length = Math.min(to - from, NAME.length);
        for (int i = 0; i < length; i++) {
            if (array[from + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }
}
