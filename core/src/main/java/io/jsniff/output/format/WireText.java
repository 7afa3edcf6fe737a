package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.Printable;
import io.jsniff.bytes.TextBuffer;
import org.jspecify.annotations.Nullable;

/** Puts bytes from the wire into a line, encoded as the options say. */
final class WireText {
    private static final int BYTES = 256;
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final byte @Nullable [] @Nullable [] shown;
    private final @Nullable Printable escaping;

    private WireText(byte @Nullable [] @Nullable [] shown, @Nullable Printable escaping) {
        this.shown = shown;
        this.escaping = escaping;
    }

    /** For values that stand within a line. */
    static WireText ofLine(FormatOptions options) {
        return new WireText(table(options, true), options.encoding() == Encoding.RAW ? options.escaping() : null);
    }

    /** For messages and heads, whose line ends and tabs stay what they are. */
    static WireText ofLines(FormatOptions options) {
        return new WireText(table(options, false), null);
    }

    /** As it is, to be searched. */
    static WireText plain() {
        return new WireText(null, null);
    }

    /** Appends a range. */
    void put(byte[] array, int from, int to, TextBuffer out) {
        byte @Nullable [] @Nullable [] table = shown;
        if (escaping != null) {
            escaping.put(array, from, to, out);
            return;
        } else if (table == null) {
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

    private static byte @Nullable [] @Nullable [] table(FormatOptions options, boolean singleLine) {
        if (options.encoding() == Encoding.RAW) {
            return null;
        }
        byte @Nullable [] @Nullable [] table = new byte @Nullable [BYTES] @Nullable [];
        for (int b = 0; b < BYTES; b++) {
            boolean kept = !singleLine && (b == '\r' || b == '\n' || b == '\t');
            table[b] = kept ? null : replacement(b, options.encoding());
        }
        if (singleLine && options.escaping() == Printable.QUOTED) {
            table['"'] = hex("\\x", '"', "");
            table['\\'] = hex("\\x", '\\', "");
        }
        return table;
    }

    private static byte @Nullable [] replacement(int b, Encoding encoding) {
        boolean printable = b >= ' ' && b < 0x7f;
        return switch (encoding) {
            case RAW -> null;
            case UNPRINTABLE -> printable ? null : new byte[] {'.'};
            case HEX -> printable ? null : hex("[", b, "]");
        };
    }

    private static byte[] hex(String before, int b, String after) {
        return Ascii.bytes(before + HEX_DIGITS.charAt(b >> 4) + HEX_DIGITS.charAt(b & 0xf) + after);
    }
}
