package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.Persistence;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one head, up to the blank one, for what they say about framing. Reads on where it stopped, in no matter what
 * array the head stands by then: positions are counted from the begin of the head.
 */
final class HeadFields {
    /** There is no Content-Length. */
    static final long ABSENT = -1;
    /** There are several that differ, or one that is not a number. */
    static final long INVALID = -2;

    private static final byte[] CONTENT_LENGTH = Ascii.bytes("content-length");
    private static final byte[] CONNECTION = Ascii.bytes("connection");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");
    private static final byte[] TRANSFER_ENCODING = Ascii.bytes("transfer-encoding");
    private static final byte[] UPGRADE = Ascii.bytes("upgrade");
    private static final byte[] H2C = Ascii.bytes("h2c");
    private static final byte[] EXPECT = Ascii.bytes("expect");

    private int line;
    private int searched;
    private int lines;
    private int open = -1;
    private TransferCoding coding = TransferCoding.NONE;
    private boolean upgrade;
    private boolean h2c;
    private boolean expect;
    private long contentLength = ABSENT;
    private @Nullable ConnectionFields connection;

    /** The end of the first line, the position of its LF; -1 if it is not there yet. */
    int firstLine(byte[] array, int head, int to) {
        int lf = Ascii.indexOf(array, head + searched, to, '\n');
        searched = (lf < 0 ? to : lf + 1) - head;
        line = lf < 0 ? 0 : searched;
        return lf;
    }

    /** Whether the first line has been read. */
    boolean firstLineRead() {
        return line > 0;
    }

    /** Reads on after the first line; the length of the head, or 0 if its end is not there yet. */
    int read(byte[] array, int head, int to) {
        int begin = head + line;
        int lf = Ascii.indexOf(array, head + searched, to, '\n');
        while (lf >= 0) {
            if (lf == begin || (lf == begin + 1 && array[begin] == '\r')) {
                closeField(array, head, begin);
                return lf + 1 - head;
            }
            headerLine(array, head, begin, lf);
            begin = lf + 1;
            lf = Ascii.indexOf(array, begin, to, '\n');
        }
        line = begin - head;
        searched = to - head;
        return 0;
    }

    /** How many lines there are after the first. */
    int lines() {
        return lines;
    }

    /** The length of the body, {@link #ABSENT} or {@link #INVALID}. */
    long contentLength() {
        return contentLength;
    }

    TransferCoding coding() {
        return coding;
    }

    /** What is said of the life of the connection, in a message of HTTP/1.0 or not. */
    Persistence persistence(boolean old) {
        ConnectionFields said = connection;
        if (said != null) {
            return said.persistence(old);
        }
        return old
                ? Persistence.of(true, false, false, Persistence.UNSAID, Persistence.UNSAID)
                : Persistence.NOTHING_SAID;
    }

    /** Whether another protocol is asked for or offered. */
    boolean upgrade() {
        return upgrade;
    }

    /** Whether what a 101 switches to is HTTP/2 (RFC 7540, section 3.2). */
    boolean upgradesToHttp2() {
        return h2c;
    }

    /** Whether the body waits for leave to come: {@code 100-continue} is the only expectation there is. */
    boolean expect() {
        return expect;
    }

    /** A field is evaluated when the line after it shows that it is not folded (RFC 9112, section 5.2). */
    private void headerLine(byte[] array, int head, int begin, int lf) {
        lines++;
        byte first = array[begin];
        if (Ascii.isBlank(first)) {
            return;
        }
        closeField(array, head, begin);
        switch (first | 0x20) {
            case 'c' -> {
                openIf(CONTENT_LENGTH, array, head, begin, lf);
                openIf(CONNECTION, array, head, begin, lf);
            }
            case 'k' -> openIf(KEEP_ALIVE, array, head, begin, lf);
            case 't' -> openIf(TRANSFER_ENCODING, array, head, begin, lf);
            case 'u' -> openIf(UPGRADE, array, head, begin, lf);
            case 'e' -> openIf(EXPECT, array, head, begin, lf);
            default -> {}
        }
    }

    private ConnectionFields said() {
        ConnectionFields said = connection == null ? new ConnectionFields() : connection;
        connection = said;
        return said;
    }

    private void openIf(byte[] name, byte[] array, int head, int begin, int lf) {
        int end = begin + name.length;
        // what stands after the name rules out most others of its letter
        if (end < lf
                && (array[end] == ':' || Ascii.isBlank(array[end]))
                && Ascii.equalsIgnoreCase(array, begin, end, name)) {
            int colon = Ascii.skipBlanks(array, end, lf);
            open = array[colon] == ':' ? begin - head : -1;
        }
    }

    private void closeField(byte[] array, int head, int to) {
        if (open >= 0) {
            int begin = head + open;
            open = -1;
            int value = Ascii.indexOf(array, begin, to, ':') + 1;
            evaluate(array, begin, value, Ascii.trimEnd(array, value, to));
        }
    }

    private void evaluate(byte[] array, int name, int from, int to) {
        switch (array[name] | 0x20) {
            case 'c' -> {
                if ((array[name + 3] | 0x20) == 't') {
                    contentLength = ContentLength.merge(contentLength, array, from, to);
                } else {
                    said().connection(array, from, to);
                }
            }
            case 'k' -> said().keepAlive(array, from, to);
            case 't' -> coding = TransferCoding.merge(coding, array, from, to);
            case 'e' -> expect = true;
            default -> {
                upgrade = true;
                h2c |= Ascii.equalsIgnoreCase(array, Ascii.skipBlanks(array, from, to), to, H2C);
            }
        }
    }
}
