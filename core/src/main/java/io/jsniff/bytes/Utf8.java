package io.jsniff.bytes;

/** Characters in UTF-8 (RFC 3629), in their shortest form and no other. */
final class Utf8 {
    private static final int MIN_TWO = 0x80;
    private static final int MIN_THREE = 0x800;
    private static final int MIN_FOUR = 0x10000;

    private Utf8() {}

    /** The end of the character that begins at {@code from}; {@code from} itself if none does. */
    static int end(byte[] array, int from, int to) {
        int length = length(array[from]);
        if (length == 0 || from + length > to) {
            return from;
        }
        for (int i = from + 1; i < from + length; i++) {
            if ((array[i] & 0xc0) != 0x80) {
                return from;
            }
        }
        int codePoint = codePoint(array, from, from + length);
        int least = length == 1 ? 0 : length == 2 ? MIN_TWO : length == 3 ? MIN_THREE : MIN_FOUR;
        boolean valid = codePoint >= least
                && codePoint <= Character.MAX_CODE_POINT
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
        return valid ? from + length : from;
    }

    /** The character whose bytes fill a range, as {@link #end} found it. */
    static int codePoint(byte[] array, int from, int to) {
        int length = to - from;
        int codePoint = length == 1 ? array[from] : array[from] & (0x7f >> length);
        for (int i = from + 1; i < to; i++) {
            codePoint = codePoint << 6 | (array[i] & 0x3f);
        }
        return codePoint;
    }

    private static int length(byte first) {
        if (first >= 0) {
            return 1;
        } else if ((first & 0xe0) == 0xc0) {
            return 2;
        } else if ((first & 0xf0) == 0xe0) {
            return 3;
        }
        return (first & 0xf8) == 0xf0 ? 4 : 0;
    }
}
