package io.jsniff.bytes;

import java.nio.charset.StandardCharsets;

/** Questions about ASCII text in byte arrays, answered without decoding. Ranges are {@code [from, to)}. */
public final class Ascii {
    private Ascii() {}

    /** The bytes of {@code text}, one a character (ISO 8859-1). */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text of a range, one character a byte (ISO 8859-1), so that no byte is lost. */
    public static String text(byte[] array, int from, int to) {
        return new String(array, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The byte with {@code A-Z} as {@code a-z}. */
    public static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    /** Where {@code wanted} first stands in the range, or -1. */
    public static int indexOf(byte[] array, int from, int to, int wanted) {
        for (int i = from; i < to; i++) {
            if (array[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the array has {@code prefix} at {@code from}, all of it before {@code to}. */
    public static boolean startsWith(byte[] array, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (array[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the range equals {@code lowerCase}, which must be in lower case, when case is ignored. */
    public static boolean equalsIgnoreCase(byte[] array, int from, int to, byte[] lowerCase) {
        if (to - from != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            if (lower(array[from + i]) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first position in the range that is neither blank nor tab, or {@code to}. */
    public static int skipBlanks(byte[] array, int from, int to) {
        int i = from;
        while (i < to && isBlank(array[i])) {
            i++;
        }
        return i;
    }

    /** The end of the range without its trailing blanks, tabs, CRs and LFs. */
    public static int trimEnd(byte[] array, int from, int to) {
        int end = to;
        while (end > from && (isBlank(array[end - 1]) || array[end - 1] == '\r' || array[end - 1] == '\n')) {
            end--;
        }
        return end;
    }

    /** Whether the byte is a blank or a tab (OWS of RFC 9110, section 5.6.3). */
    public static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Whether the byte is one of {@code 0-9}. */
    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** How many bytes at the begin of a range are those at the begin of a text. */
    public static int commonPrefix(byte[] text, byte[] array, int from, int to) {
        int length = Math.min(text.length, to - from);
        int i = 0;
        while (i < length && array[from + i] == text[i]) {
            i++;
        }
        return i;
    }
}
