package io.jsniff.http;

/** Tokens as RFC 9110, section 5.6.2, has them: the alphabet of methods and field names. */
public final class HttpToken {
    private static final long LOW = bits(0, "!#$%&'*+-.0123456789");
    private static final long HIGH = bits(64, "ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~");

    private HttpToken() {}

    /** The first position in the range that is not of a token, or {@code to}. */
    public static int end(byte[] array, int from, int to) {
        int i = from;
        while (i < to && contains(array[i])) {
            i++;
        }
        return i;
    }

    private static boolean contains(byte b) {
        return b >= 0 && ((b < 64 ? LOW : HIGH) >>> b & 1) != 0;
    }

    private static long bits(int base, String characters) {
        return characters.chars().mapToLong(c -> 1L << (c - base)).reduce(0, (a, b) -> a | b);
    }
}
