package io.jsniff.report.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines, in one buffer. A line longer than the bound is passed over and known as such. */
final class LineReader {
    private static final int ROOM = 1 << 18;
    private static final int MAX_LENGTH = 1 << 24;

    private final InputStream in;
    private byte[] buffer = new byte[ROOM];
    private int filled;
    private int from;
    private int to;
    private int next;
    private long number;
    private boolean tooLong;
    private boolean ended;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; {@code false} after the last. */
    boolean next() throws IOException {
        from = next;
        tooLong = false;
        int searched = from;
        while (true) {
            int end = newline(searched);
            if (end < filled || (ended && (end > from || tooLong))) {
                to = end;
                next = Math.min(end + 1, filled);
                number++;
                return true;
            }
            if (ended) {
                return false;
            }
            int unseen = filled - from;
            makeRoom();
            searched = tooLong ? from : from + Math.min(unseen, filled - from);
            fill();
        }
    }

    private int newline(int start) {
        int i = start;
        while (i < filled && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /** What is not yet a line moves to the front; if it fills all that may be, it is dropped. */
    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        } else if (filled == buffer.length && filled < MAX_LENGTH) {
            buffer = Arrays.copyOf(buffer, Math.min(MAX_LENGTH, 2 * filled));
        } else if (filled == buffer.length) {
            tooLong = true;
            filled = 0;
        }
    }

    private void fill() throws IOException {
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
        }
    }

    byte[] array() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** From 1. */
    long number() {
        return number;
    }

    /** Whether only the end of this line is left. */
    boolean tooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }
}
