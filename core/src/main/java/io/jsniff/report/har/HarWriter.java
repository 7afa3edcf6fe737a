package io.jsniff.report.har;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.output.json.JsonEscapes;
import io.jsniff.report.log.LogLine;
import io.jsniff.report.log.LogListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes an archive while a log is read. Belongs to one thread. */
public final class HarWriter implements LogListener {
    private final JsonGenerator json;
    private final HarEntry entry;

    /**
     * Begins an archive.
     *
     * @param stream where it is written; the caller closes it
     * @param version of jsniff
     */
    public HarWriter(OutputStream stream, String version) throws IOException {
        // an encoder that replaces what is no character; the generator's own would fail
        json = new JsonFactory()
                .createGenerator(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setCharacterEscapes(JsonEscapes.PLAIN);
        entry = new HarEntry(json);
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", "jsniff");
        json.writeStringField("version", version);
        json.writeEndObject();
        json.writeArrayFieldStart("pages");
        json.writeEndArray();
        json.writeArrayFieldStart("entries");
    }

    /** Exchanges that are HTTP become entries. */
    @Override
    public void line(LogLine line) throws IOException {
        if (line.kind() == LogLine.Kind.EXCHANGE
                && line.request() != null
                && line.request().method() != null) {
            json.writeRaw('\n');
            entry.write(line, line.request());
        }
    }

    /** Ends the archive. */
    public void finish() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.close();
    }
}
