package io.jsniff.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.output.json.JsonEscapes;
import java.io.IOException;
import java.io.Writer;

/** JSON that may stand inside a script element: no matter what begins or ends markup is escaped. */
final class ScriptJson {
    private static final JsonEscapes ESCAPES = new JsonEscapes("<>&");

    private ScriptJson() {}

    /** A generator whose end leaves the writer open. */
    static JsonGenerator open(Writer out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        return json.setCharacterEscapes(ESCAPES);
    }
}
