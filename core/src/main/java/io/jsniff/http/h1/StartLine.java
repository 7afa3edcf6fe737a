package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;

/**
 * The first line of a message: a request line or a status line. Ranges do not hold the LF.
 *
 * @param <S> what such a line says
 */
sealed interface StartLine<S> permits RequestLine, StatusLine {
    /** Whether the range can be the begin of such a line. */
    boolean mayBegin(byte[] array, int from, int to);

    /** Takes in a line; false if it is none. */
    boolean parse(byte[] array, int from, int to);

    /** What the line that was taken in said, for {@link #recall}. */
    S said();

    /** As if the line that said this had been taken in again. */
    void recall(S said);

    /** Whether the line that was taken in is all of the head. */
    boolean isWholeHead();

    /** What a line that is none is called. */
    String fault();

    /** The begin of the first whole line in a range that is such a line, and not all of a message; -1 if there is none. */
    default int search(byte[] array, int from, int to) {
        int line = from;
        int lf = Ascii.indexOf(array, line, to, '\n');
        while (lf >= 0) {
            if (parse(array, line, lf) && !isWholeHead()) {
                return line;
            }
            line = lf + 1;
            lf = Ascii.indexOf(array, line, to, '\n');
        }
        return -1;
    }
}
