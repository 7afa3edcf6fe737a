package io.jsniff.output.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.jsniff.bytes.Printable;
import org.jspecify.annotations.Nullable;

/** What JSON does not escape by itself, and a terminal must not get: a log is looked at with {@code cat}, too. */
public final class JsonEscapes extends CharacterEscapes {
    /** For JSON that stands alone. */
    public static final JsonEscapes PLAIN = new JsonEscapes("");

    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7f;

    private final int[] ascii = standardAsciiEscapesForJSON();

    /** @param more characters of ASCII that are to be escaped as well */
    public JsonEscapes(String more) {
        ascii[DELETE] = ESCAPE_STANDARD;
        for (int i = 0; i < more.length(); i++) {
            ascii[more.charAt(i)] = ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    /** Halves of a pair come one by one, and are left to the generator. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return Character.isSurrogate((char) character) || Printable.isFit(character)
                ? null
                : new SerializedString(
                        "\\u" + Integer.toHexString(0x10000 | character).substring(1));
    }
}
