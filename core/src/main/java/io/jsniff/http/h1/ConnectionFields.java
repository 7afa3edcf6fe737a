package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.Persistence;

/** What {@code Connection} and {@code Keep-Alive} say (RFC 9112, section 9; RFC 2068, section 19.7.1). */
final class ConnectionFields {
    private static final byte[] CLOSE = Ascii.bytes("close");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");
    private static final byte[] TIMEOUT = Ascii.bytes("timeout");
    private static final byte[] MAX = Ascii.bytes("max");
    private static final int HIGHEST = 100_000_000;

    private boolean close;
    private boolean keepAlive;
    private int timeout = Persistence.UNSAID;
    private int max = Persistence.UNSAID;

    /** What they say, in a message of this age. */
    Persistence persistence(boolean old) {
        return Persistence.of(old, close, keepAlive, timeout, max);
    }

    /** One more value of {@code Connection}. */
    void connection(byte[] array, int from, int to) {
        for (int at = from; at < to; ) {
            int end = elementEnd(array, at, to);
            int word = skipWhite(array, at, end);
            int behind = Ascii.trimEnd(array, word, end);
            close |= Ascii.equalsIgnoreCase(array, word, behind, CLOSE);
            keepAlive |= Ascii.equalsIgnoreCase(array, word, behind, KEEP_ALIVE);
            at = end + 1;
        }
    }

    /** One more value of {@code Keep-Alive}: {@code timeout=5, max=100}. */
    void keepAlive(byte[] array, int from, int to) {
        for (int at = from; at < to; ) {
            int end = elementEnd(array, at, to);
            int word = skipWhite(array, at, end);
            int equals = Ascii.indexOf(array, word, end, '=');
            if (equals > 0) {
                parameter(array, word, equals, end);
            }
            at = end + 1;
        }
    }

    private void parameter(byte[] array, int word, int equals, int end) {
        int name = Ascii.trimEnd(array, word, equals);
        if (Ascii.equalsIgnoreCase(array, word, name, TIMEOUT)) {
            timeout = number(array, equals + 1, end);
        } else if (Ascii.equalsIgnoreCase(array, word, name, MAX)) {
            max = number(array, equals + 1, end);
        }
    }

    private static int number(byte[] array, int from, int to) {
        int at = skipWhite(array, from, to);
        int first = at;
        int number = 0;
        while (at < to && Ascii.isDigit(array[at]) && number < HIGHEST) {
            number = number * 10 + array[at++] - '0';
        }
        return at == first ? Persistence.UNSAID : number;
    }

    private static int elementEnd(byte[] array, int from, int to) {
        int comma = Ascii.indexOf(array, from, to, ',');
        return comma < 0 ? to : comma;
    }

    /** Blanks, and the line ends of a folded value. */
    private static int skipWhite(byte[] array, int from, int to) {
        int i = from;
        while (i < to && (Ascii.isBlank(array[i]) || array[i] == '\r' || array[i] == '\n')) {
            i++;
        }
        return i;
    }
}
