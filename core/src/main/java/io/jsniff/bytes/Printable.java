package io.jsniff.bytes;

import java.nio.charset.StandardCharsets;

/**
 * The one place that makes text from outside fit for a terminal or a line of a log: nothing in it moves the cursor, sets a title,
 * changes the order of what stands beside it, or looks like the end of a line.
 *
 * <p>Text is UTF-8. Not fit are controls (C0, DEL, C1), line and paragraph separators, format characters (of which those for
 * bidirectional text are one kind), lone surrogates, and bytes that are no UTF-8. Each of their bytes appears as {@code \xNN}.
 */
public enum Printable {
    /** For one line. */
    LINE,
    /** For a field between double quotes: {@code "} and {@code \} are {@code \x22} and {@code \x5c}. */
    QUOTED,
    /** For text of several lines: LF, CR before LF, and tabs stay. */
    LINES;

    private static final int ROOM = 16;
    private static final byte[] HEX_DIGITS = Ascii.bytes("0123456789abcdef");

    /** The text as it may be shown; the same object where nothing needs an escape. */
    public String of(String text) {
        if (isFit(text)) {
            return text;
        }
        byte[] bytes = utf8(text);
        TextBuffer out = new TextBuffer(bytes.length + ROOM);
        put(bytes, 0, bytes.length, out);
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }

    /** Appends a text. */
    public void put(String text, TextBuffer out) {
        byte[] bytes = utf8(text);
        put(bytes, 0, bytes.length, out);
    }

    /** Appends the bytes of a range. */
    public void put(byte[] array, int from, int to, TextBuffer out) {
        int done = from;
        int at = from;
        while (at < to) {
            byte b = array[at];
            if (b >= ' ' && b != 0x7f && !(this == QUOTED && (b == '"' || b == '\\'))) {
                at++;
                continue;
            }
            int next = b < 0 ? Utf8.end(array, at, to) : at + 1;
            boolean fit = b < 0 ? next > at && isFit(Utf8.codePoint(array, at, next)) : isKept(array, at, to);
            next = Math.max(next, at + 1);
            if (!fit) {
                out.put(array, done, at);
                escape(array, at, next, out);
                done = next;
            }
            at = next;
        }
        out.put(array, done, to);
    }

    private boolean isKept(byte[] array, int at, int to) {
        return this == LINES
                && switch (array[at]) {
                    case '\n', '\t' -> true;
                    case '\r' -> at + 1 < to && array[at + 1] == '\n';
                    default -> false;
                };
    }

    private boolean isFit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || (this == QUOTED && (c == '"' || c == '\\'))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character, which is none of ASCII, may be shown. */
    public static boolean isFit(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void escape(byte[] array, int from, int to, TextBuffer out) {
        for (int i = from; i < to; i++) {
            out.put('\\');
            out.put('x');
            out.put(HEX_DIGITS[(array[i] & 0xff) >> 4]);
            out.put(HEX_DIGITS[array[i] & 0xf]);
        }
    }

    /** As UTF-8, in which a lone surrogate has the three bytes that it would have, were it a character. */
    private static byte[] utf8(String text) {
        TextBuffer out = new TextBuffer(text.length() + ROOM);
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out.put(text.substring(done, i));
                out.put(0xe0 | c >> 12);
                out.put(0x80 | (c >> 6 & 0x3f));
                out.put(0x80 | (c & 0x3f));
                done = i + 1;
            }
        }
        out.put(text.substring(done));
        return out.toArray();
    }
}
