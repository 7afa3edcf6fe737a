package io.jsniff.output.json;

import io.jsniff.connection.Connection;
import io.jsniff.diagnosis.Diagnosis;
import io.jsniff.diagnosis.Finding;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is said of why a connection was opened and why it ended. */
final class FindingJson {
    private FindingJson() {}

    /** On the first entry why it was opened, on the last why it ended. */
    static void of(Entry entry, JsonWriter json) throws IOException {
        Evidence evidence = entry.evidence();
        write(
                entry.first() ? Diagnosis.opened(entry.exchange().connection(), evidence) : null,
                entry.close() == null ? null : Diagnosis.closed(evidence),
                json);
    }

    static void ofClosed(Connection connection, Evidence evidence, JsonWriter json) throws IOException {
        write(Diagnosis.opened(connection, evidence), Diagnosis.closed(evidence), json);
    }

    private static void write(@Nullable Finding opened, @Nullable Finding closed, JsonWriter json) throws IOException {
        if (opened != null || closed != null) {
            json.object(JsonFields.FINDING);
            write(JsonFields.OPEN, opened, json);
            write(JsonFields.CLOSE, closed, json);
            json.endObject();
        }
    }

    private static void write(String name, @Nullable Finding finding, JsonWriter json) throws IOException {
        if (finding != null) {
            json.object(name);
            json.text(JsonFields.CODE, finding.code().text());
            json.truth(JsonFields.FAULT, finding.fault());
            json.text(JsonFields.TEXT, finding.text());
            json.text(JsonFields.CALLER, finding.caller());
            json.text(JsonFields.CLOSER, finding.closer());
            json.text(JsonFields.ADVICE, finding.advice());
            json.endObject();
        }
    }
}
