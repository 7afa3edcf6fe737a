package io.jsniff.http.h2;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.GrowableBytes;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.h2.hpack.FieldListener;

/**
 * Makes the text of a head from the fields of a block. What is not known reads {@code ?}; bytes that would make other lines of a line
 * than it is are replaced, so that a value can neither forge a header nor escape from being hidden.
 */
final class HeadRenderer implements FieldListener {
    private static final byte[] UNKNOWN = {'?'};
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] COLON = {':', ' '};
    private static final byte[] BLANK = {' '};
    private static final byte[] REQUEST_END = Ascii.bytes(" HTTP/2\r\n");
    private static final byte[] RESPONSE_BEGIN = Ascii.bytes("HTTP/2 ");
    private static final byte[] HOST = Ascii.bytes("host: ");
    private static final byte[] PROTOCOL = Ascii.bytes("upgrade: ");
    private static final byte[] UNKNOWN_LINE = Ascii.bytes("?: ?\r\n");
    private static final byte[] CONNECT = Ascii.bytes("CONNECT");
    private static final int PSEUDO_BYTES = 16 << 10;

    private final int headerLines;
    private final GrowableBytes lines;
    private final GrowableBytes whole;
    private final Pseudo method = new Pseudo("method");
    private final Pseudo path = new Pseudo("path");
    private final Pseudo authority = new Pseudo("authority");
    private final Pseudo protocol = new Pseudo("protocol");
    private final Pseudo status = new Pseudo("status");
    private final Pseudo[] pseudos = {method, path, authority, protocol, status};
    private final GrowableBytes kept = new GrowableBytes(PSEUDO_BYTES);
    private int fields;
    private int lineCount;
    private boolean unknownFirst;

    HeadRenderer(HttpLimits limits) {
        headerLines = limits.headerLines();
        lines = new GrowableBytes(limits.headBytes());
        whole = new GrowableBytes(limits.headBytes());
    }

    /** Forgets the head before. */
    void begin() {
        lines.clear();
        kept.clear();
        for (Pseudo pseudo : pseudos) {
            pseudo.present = false;
        }
        fields = 0;
        lineCount = 0;
        unknownFirst = false;
    }

    @Override
    public void field(byte[] names, int nameFrom, int nameTo, byte[] values, int valueFrom, int valueTo) {
        fields++;
        if (nameTo > nameFrom && names[nameFrom] == ':') {
            pseudo(names, nameFrom + 1, nameTo, values, valueFrom, valueTo);
        } else {
            line(names, nameFrom, nameTo, values, valueFrom, valueTo);
        }
    }

    /** The only pseudo-header of a response stands first (RFC 9113, section 8.3), so that an unknown first field is the status. */
    @Override
    public void unknownField() {
        unknownFirst |= fields++ == 0;
        if (fields > 1 && lineCount++ < headerLines && fits(UNKNOWN_LINE.length)) {
            lines.append(UNKNOWN_LINE, 0, UNKNOWN_LINE.length);
        }
    }

    /** Whether nothing says that this is the head of a request: trailers, then, of one that was not seen. */
    boolean isTrailers() {
        return !method.present && !path.present && !authority.present && !unknownFirst;
    }

    boolean isConnect() {
        return method.present && Ascii.startsWith(kept.array(), method.from, method.to, CONNECT);
    }

    /** The status code of a response, 0 if it is not known. */
    int status() {
        if (!status.present || status.to - status.from != 3) {
            return 0;
        }
        int code = 0;
        for (int i = status.from; i < status.to; i++) {
            byte digit = kept.array()[i];
            if (!Ascii.isDigit(digit)) {
                return 0;
            }
            code = code * 10 + digit - '0';
        }
        return code;
    }

    /** Writes the head of a request. */
    void request() {
        whole.clear();
        put(method);
        whole.append(BLANK, 0, 1);
        put(path.present || !isConnect() ? path : authority);
        whole.append(REQUEST_END, 0, REQUEST_END.length);
        putLine(HOST, authority);
        putLine(PROTOCOL, protocol);
        putLines();
    }

    /** Writes the head of a response. */
    void response() {
        whole.clear();
        whole.append(RESPONSE_BEGIN, 0, RESPONSE_BEGIN.length);
        put(status);
        whole.append(LINE_END, 0, 2);
        putLines();
    }

    /** What was written last, until the next head. */
    GrowableBytes whole() {
        return whole;
    }

    /** The lines after the first alone: trailers. */
    GrowableBytes lines() {
        return lines;
    }

    /** Gives back what a long head took. */
    void release() {
        if (whole.array().length > 4096 || lines.array().length > 4096) {
            whole.release();
            lines.release();
            kept.release();
        }
    }

    private void put(Pseudo pseudo) {
        if (pseudo.present) {
            whole.append(kept.array(), pseudo.from, pseudo.to - pseudo.from);
        } else {
            whole.append(UNKNOWN, 0, 1);
        }
    }

    private void putLine(byte[] name, Pseudo pseudo) {
        if (pseudo.present) {
            whole.append(name, 0, name.length);
            put(pseudo);
            whole.append(LINE_END, 0, 2);
        }
    }

    private void putLines() {
        whole.append(lines.array(), 0, lines.length());
        whole.append(LINE_END, 0, 2);
    }

    private void pseudo(byte[] names, int nameFrom, int nameTo, byte[] values, int valueFrom, int valueTo) {
        for (Pseudo pseudo : pseudos) {
            if (!pseudo.present && Ascii.equalsIgnoreCase(names, nameFrom, nameTo, pseudo.name)) {
                pseudo.present = true;
                pseudo.from = kept.length();
                append(kept, values, valueFrom, valueTo, pseudo != authority && pseudo != path);
                pseudo.to = kept.length();
            }
        }
    }

    private void line(byte[] names, int nameFrom, int nameTo, byte[] values, int valueFrom, int valueTo) {
        if (lineCount++ < headerLines && fits(nameTo - nameFrom + valueTo - valueFrom + 4)) {
            append(lines, names, nameFrom, nameTo, true);
            lines.append(COLON, 0, 2);
            append(lines, values, valueFrom, valueTo, false);
            lines.append(LINE_END, 0, 2);
        }
    }

    /** A line that would not fit beside the first one is left out as a whole. */
    private boolean fits(int length) {
        return lines.length() + kept.length() + length + 64 <= lines.limit();
    }

    private static void append(GrowableBytes target, byte[] array, int from, int to, boolean name) {
        int begin = target.length();
        target.append(array, from, to - from);
        byte[] kept = target.array();
        for (int i = begin; i < target.length(); i++) {
            if ((kept[i] >= 0 && kept[i] <= ' ') || (name && kept[i] == ':')) {
                kept[i] = replacement(kept[i], name);
            }
        }
    }

    private static byte replacement(byte b, boolean name) {
        if (name) {
            return '?';
        }
        return b == '\r' || b == '\n' || b == 0 ? (byte) ' ' : b;
    }

    /** A field that the first line or a line of ours is made of. */
    private static final class Pseudo {
        final byte[] name;
        boolean present;
        int from;
        int to;

        Pseudo(String name) {
            this.name = Ascii.bytes(name);
        }
    }
}
