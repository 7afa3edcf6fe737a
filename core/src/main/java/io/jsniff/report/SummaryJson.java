package io.jsniff.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.connection.Originator;
import io.jsniff.report.log.LogCounts;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** The totals as one JSON object. */
final class SummaryJson {
    private SummaryJson() {}

    static String of(String what, List<OriginRow> rows, LogCounts counts) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("by", what);
            json.writeArrayFieldStart("rows");
            for (OriginRow row : rows) {
                row(what, row, json);
            }
            json.writeEndArray();
            json.writeFieldName("total");
            row("name", Totals.sum(rows), json);
            read(counts, json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void row(String what, OriginRow row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(what, row.origin());
        json.writeNumberField("requests", row.requests());
        json.writeNumberField("connections", row.connections());
        counts("classes", ReuseClass.values(), row.classes(), json);
        counts("closedBy", Originator.values(), row.closes(), json);
        json.writeNumberField("open", row.open());
        json.writeEndObject();
    }

    private static void read(LogCounts counts, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("read");
        json.writeNumberField("files", counts.files());
        json.writeNumberField("lines", counts.lines());
        json.writeNumberField("notUnderstood", counts.notUnderstood());
        json.writeEndObject();
    }

    private static void counts(String what, Enum<?>[] constants, long[] counts, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(what);
        for (int i = 0; i < counts.length; i++) {
            json.writeNumberField(constants[i].name().toLowerCase(Locale.ROOT), counts[i]);
        }
        json.writeEndObject();
    }
}
