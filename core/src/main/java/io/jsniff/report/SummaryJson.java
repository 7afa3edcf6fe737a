package io.jsniff.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.connection.Originator;
import io.jsniff.report.log.LogCounts;
import io.jsniff.report.log.LogFinding;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The totals as one JSON object. */
final class SummaryJson {
    private static final double NANOS = 1e9;

    private final JsonGenerator json;

    SummaryJson(JsonGenerator json) {
        this.json = json;
    }

    void write(String what, List<OriginRow> rows, List<FindingRow> findings, LogCounts counts) throws IOException {
        json.writeStartObject();
        json.writeStringField("by", what);
        json.writeArrayFieldStart("rows");
        for (OriginRow row : rows) {
            row(what, row);
        }
        json.writeEndArray();
        json.writeFieldName("total");
        row("name", Totals.sum(rows));
        json.writeArrayFieldStart("findings");
        for (FindingRow row : findings) {
            finding(row);
        }
        json.writeEndArray();
        read(counts);
        json.writeEndObject();
    }

    private void row(String what, OriginRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField(what, row.origin());
        json.writeNumberField("requests", row.requests());
        json.writeNumberField("connections", row.connections());
        counts("classes", ReuseClass.values(), row.classes());
        counts("closedBy", Originator.values(), row.closes());
        json.writeNumberField("open", row.open());
        json.writeNumberField("avoidable", row.avoidable());
        json.writeNumberField("timeLost", row.lost() / NANOS);
        json.writeEndObject();
    }

    private void finding(FindingRow row) throws IOException {
        LogFinding example = row.example();
        json.writeStartObject();
        json.writeStringField("code", example.code());
        json.writeBooleanField("fault", example.fault());
        json.writeStringField("origin", row.origin());
        json.writeNumberField("opened", row.opened());
        json.writeNumberField("ended", row.ended());
        json.writeStringField("example", example.text());
        member("caller", example.caller());
        member("closer", example.closer());
        member("advice", example.advice().isEmpty() ? null : example.advice());
        json.writeEndObject();
    }

    private void member(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void read(LogCounts counts) throws IOException {
        json.writeObjectFieldStart("read");
        json.writeNumberField("files", counts.files());
        json.writeNumberField("lines", counts.lines());
        json.writeNumberField("notUnderstood", counts.notUnderstood());
        json.writeEndObject();
    }

    private void counts(String what, Enum<?>[] constants, long[] counts) throws IOException {
        json.writeObjectFieldStart(what);
        for (int i = 0; i < counts.length; i++) {
            json.writeNumberField(constants[i].name().toLowerCase(Locale.ROOT), counts[i]);
        }
        json.writeEndObject();
    }
}
