package io.jsniff.http.h1;

/** The value of Content-Length (RFC 9110, section 8.6; RFC 9112, section 6.3). */
final class ContentLength {
    private static final long HIGHEST = (Long.MAX_VALUE - 9) / 10;

    private ContentLength() {}

    /**
     * The length after one more field line: a list of equal numbers, over all lines, is that number.
     *
     * @param before what the lines before it gave
     */
    static long merge(long before, byte[] array, int from, int to) {
        long merged = before;
        int at = from;
        do {
            int end = elementEnd(array, at, to);
            long element = number(array, skipWhite(array, at, end), end);
            merged = merged == HeadFields.ABSENT || merged == element ? element : HeadFields.INVALID;
            at = end + 1;
        } while (at <= to);
        return merged;
    }

    private static int elementEnd(byte[] array, int from, int to) {
        int i = from;
        while (i < to && array[i] != ',') {
            i++;
        }
        return i;
    }

    /**
     * A sign is none of RFC 9110, but what reads the value with {@code Long.parseLong} takes it (the JDK's clients and server,
     * OkHttp, Apache HttpClient), and what does not take it closes the connection.
     */
    private static long number(byte[] array, int from, int to) {
        boolean signed = from < to && (array[from] == '+' || array[from] == '-');
        long number = digits(array, signed ? from + 1 : from, to);
        return number > 0 && array[from] == '-' ? HeadFields.INVALID : number;
    }

    private static long digits(byte[] array, int from, int to) {
        long number = 0;
        int i = from;
        while (i < to && array[i] >= '0' && array[i] <= '9' && number <= HIGHEST) {
            number = number * 10 + array[i] - '0';
            i++;
        }
        return i == from || skipWhite(array, i, to) < to ? HeadFields.INVALID : number;
    }

    /** Blanks, and the line ends of a folded value. */
    private static int skipWhite(byte[] array, int from, int to) {
        int i = from;
        while (i < to && (array[i] == ' ' || array[i] == '\t' || array[i] == '\r' || array[i] == '\n')) {
            i++;
        }
        return i;
    }
}
