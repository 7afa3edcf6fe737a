package io.jsniff.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.connection.Originator;
import io.jsniff.report.log.LogCounts;
import io.jsniff.report.log.LogFinding;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The totals as one JSON object. */
final class SummaryJson {
    private static final double NANOS = 1e9;

    private SummaryJson() {}

    static String of(String what, List<OriginRow> rows, List<FindingRow> findings, LogCounts counts)
            throws IOException {
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
            json.writeArrayFieldStart("findings");
            for (FindingRow row : findings) {
                finding(row, json);
            }
            json.writeEndArray();
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
        json.writeNumberField("avoidable", row.avoidable());
        json.writeNumberField("timeLost", row.lost() / NANOS);
        json.writeEndObject();
    }

    private static void finding(FindingRow row, JsonGenerator json) throws IOException {
        LogFinding example = row.example();
        json.writeStartObject();
        json.writeStringField("code", example.code());
        json.writeBooleanField("fault", example.fault());
        json.writeStringField("origin", row.origin());
        json.writeNumberField("opened", row.opened());
        json.writeNumberField("ended", row.ended());
        json.writeStringField("example", example.text());
        member("caller", example.caller(), json);
        member("closer", example.closer(), json);
        member("advice", example.advice().isEmpty() ? null : example.advice(), json);
        json.writeEndObject();
    }

    private static void member(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
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
