package io.jsniff.output.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.output.EntryRenderer;
import io.jsniff.output.Redaction;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Renders JSON Lines. Keeps one generator for all lines, so it belongs to one thread. */
public final class JsonLines implements EntryRenderer {
    private final JsonFactory factory = JsonFactory.builder()
            .recyclerPool(
                    JsonRecyclerPools.nonRecyclingPool()) // one generator needs no pool, and no thread-local either
            .build();
    private final Target target = new Target();
    private final ExchangeJson exchanges;
    private @Nullable JsonWriter open;

    /** @param redaction whose header values are hidden */
    public JsonLines(Redaction redaction) {
        exchanges = new ExchangeJson(redaction);
    }

    @Override
    public Retention needs() {
        return new Retention(Part.ALL, Part.ALL, 0, 0, true);
    }

    @Override
    public boolean rendersConnections() {
        return true;
    }

    @Override
    public void render(Entry entry, TextBuffer out) {
        line(out, json -> exchanges.write(entry, json));
    }

    @Override
    public void renderOpened(Connection connection, TextBuffer out) {
        line(out, json -> ConnectionJson.opened(connection, json));
    }

    @Override
    public void renderClosed(Connection connection, Close close, int exchangeCount, Evidence evidence, TextBuffer out) {
        line(out, json -> ConnectionJson.closed(connection, close, exchangeCount, evidence, json));
    }

    /** Writes the members of one object. */
    private interface Members {
        void write(JsonWriter json) throws IOException;
    }

    private void line(TextBuffer out, Members members) {
        JsonWriter present = open;
        open = null; // not to be used again if it is left in the middle of an object
        target.buffer = out;
        try {
            JsonWriter line = present == null ? open() : present;
            line.json().writeStartObject();
            members.write(line);
            line.json().writeEndObject();
            line.json().flush();
            out.put('\n');
            open = line;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private JsonWriter open() throws IOException {
        JsonGenerator json = factory.createGenerator(target);
        json.setRootValueSeparator(null);
        json.setCharacterEscapes(JsonEscapes.PLAIN);
        return new JsonWriter(json);
    }

    /** Leads from the generator to the buffer of the moment. */
    private static final class Target extends OutputStream {
        private TextBuffer buffer = new TextBuffer(0);

        @Override
        public void write(int b) {
            buffer.put(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            buffer.put(bytes, offset, offset + length);
        }
    }
}
