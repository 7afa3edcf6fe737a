package io.jsniff.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** JSON that may stand inside a script element: whatever begins or ends markup is escaped. */
final class PageJson extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private final int[] escapes = standardAsciiEscapesForJSON();

    private PageJson() {
        for (char markup : new char[] {'<', '>', '&'}) {
            escapes[markup] = ESCAPE_STANDARD;
        }
    }

    /** A generator whose end leaves the writer open. */
    static JsonGenerator open(Writer out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.setCharacterEscapes(new PageJson());
        return json;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return escapes;
    }

    /** None but those in the table have an escape of their own. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}
