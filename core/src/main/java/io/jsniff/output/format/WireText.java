package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.output.Redaction;
import org.jspecify.annotations.Nullable;

/** Puts bytes from the wire into a line: encoded as the options say, secrets hidden. */
final class WireText {
    private static final int BYTES = 256;
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final byte @Nullable [] @Nullable [] shown;
    private final Redaction redaction;

    private WireText(byte @Nullable [] @Nullable [] shown, Redaction redaction) {
        this.shown = shown;
        this.redaction = redaction;
    }

    /** For values that stand within a line. */
    static WireText ofLine(FormatOptions options) {
        return new WireText(table(options, true), options.redaction());
    }

    /** For messages and heads, whose line ends and tabs stay what they are. */
    static WireText ofLines(FormatOptions options) {
        return new WireText(table(options, false), options.redaction());
    }

    /** Only hides what is to be hidden. */
    static WireText redacting(FormatOptions options) {
        return new WireText(null, options.redaction());
    }

    /** Appends a range. */
    void put(byte[] array, int from, int to, TextBuffer out) {
        byte @Nullable [] @Nullable [] table = shown;
        if (table == null) {
            out.put(array, from, to);
            return;
        }
        int plain = from;
        for (int i = from; i < to; i++) {
            byte[] text = table[array[i] & 0xff];
            if (text != null) {
                out.put(array, plain, i);
                out.put(text);
                plain = i + 1;
            }
        }
        out.put(array, plain, to);
    }

    /** Appends a head, or a run of bytes that may be one, with the hidden values of its header lines hidden. */
    void putHead(byte[] array, int from, int to, TextBuffer out) {
        int done = redaction.isEmpty() ? from : putHidden(array, from, to, out);
        put(array, done, to, out);
    }

    private int putHidden(byte[] array, int from, int to, TextBuffer out) {
        int done = from;
        int line = from;
        while (line < to) {
            int end = behindField(array, line, to);
            int colon = Ascii.indexOf(array, line, end, ':');
            if (colon >= 0 && redaction.hides(array, line, Ascii.trimEnd(array, line, colon))) {
                int valueTo = Ascii.trimEnd(array, colon + 1, end);
                put(array, done, Ascii.skipBlanks(array, colon + 1, valueTo), out);
                out.put(redaction.shown());
                done = valueTo;
            }
            line = end;
        }
        return done;
    }

    /** Behind a line and the lines that continue it (RFC 9112, section 5.2). */
    private static int behindField(byte[] array, int from, int to) {
        int next = from;
        do {
            int lf = Ascii.indexOf(array, next, to, '\n');
            next = lf < 0 ? to : lf + 1;
        } while (next < to && Ascii.isBlank(array[next]));
        return next;
    }

    private static byte @Nullable [] @Nullable [] table(FormatOptions options, boolean singleLine) {
        if (options.encoding() == Encoding.RAW && !(singleLine && options.escapeControl())) {
            return null;
        }
        byte @Nullable [] @Nullable [] table = new byte @Nullable [BYTES] @Nullable [];
        for (int b = 0; b < BYTES; b++) {
            boolean kept = !singleLine && (b == '\r' || b == '\n' || b == '\t');
            table[b] = kept ? null : replacement(b, options.encoding());
        }
        return table;
    }

    private static byte @Nullable [] replacement(int b, Encoding encoding) {
        boolean printable = b >= ' ' && b < 0x7f;
        boolean control = b < ' ' || b == 0x7f;
        return switch (encoding) {
            case RAW -> control ? hex("\\x", b, "") : null;
            case UNPRINTABLE -> printable ? null : new byte[] {'.'};
            case HEX -> printable ? null : hex("[", b, "]");
        };
    }

    private static byte[] hex(String before, int b, String after) {
        return Ascii.bytes(before + HEX_DIGITS.charAt(b >> 4) + HEX_DIGITS.charAt(b & 0xf) + after);
    }
}
