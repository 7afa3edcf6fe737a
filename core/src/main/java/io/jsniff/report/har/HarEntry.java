package io.jsniff.report.har;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.report.log.LogConnection;
import io.jsniff.report.log.LogFinding;
import io.jsniff.report.log.LogLine;
import io.jsniff.report.log.LogMessage;
import io.jsniff.report.log.LogTiming;
import io.jsniff.report.log.LogTls;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One exchange as an entry of an archive. Members that begin with {@code _} are ours, as the format allows. */
final class HarEntry {
    private static final int UNKNOWN = -1;
    private static final double MILLIS = 1000;

    private final JsonGenerator json;

    HarEntry(JsonGenerator json) {
        this.json = json;
    }

    void write(LogLine line, LogMessage request) throws IOException {
        long begin = request.begin() == LogLine.UNKNOWN ? line.time() : request.begin();
        json.writeStartObject();
        json.writeStringField("startedDateTime", moment(begin - setUp(line)));
        timings(line);
        json.writeFieldName("request");
        request(line, request);
        json.writeFieldName("response");
        response(line.response());
        json.writeObjectFieldStart("cache");
        json.writeEndObject();
        text("serverIPAddress", line.connection().dest().ip());
        json.writeStringField("connection", connection(line.connection()));
        text("_class", line.reuse() == null ? null : line.reuse().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("_number", line.number());
        text("_caller", line.connection().caller());
        finding("_whyOpened", line.opening());
        finding("_whyEnded", line.closing());
        json.writeEndObject();
    }

    /** Numbers alone would be those of other connections too, once an archive is of several processes. */
    private static String connection(LogConnection connection) {
        return connection.id() + " " + connection.source();
    }

    private static String moment(long micros) {
        return Instant.EPOCH
                .plus(micros == LogLine.UNKNOWN ? 0 : micros, ChronoUnit.MICROS)
                .toString();
    }

    // ---- times

    private static long known(long micros) {
        return Math.max(0, micros);
    }

    private static long handshake(LogLine line) {
        LogTls tls = line.tls();
        return line.number() > 1 || tls == null || line.timing().tls() != LogLine.UNKNOWN
                ? line.timing().tls()
                : tls.handshake();
    }

    /** Connect and handshake come before the request, in the entry of a connection's first exchange. */
    private static long setUp(LogLine line) {
        return known(line.timing().connect()) + known(handshake(line));
    }

    private void timings(LogLine line) throws IOException {
        LogTiming timing = line.timing();
        long all = setUp(line) + known(timing.request()) + known(timing.waiting()) + known(timing.receive());
        json.writeNumberField("time", all / MILLIS);
        json.writeObjectFieldStart("timings");
        json.writeNumberField("blocked", UNKNOWN);
        json.writeNumberField("dns", UNKNOWN);
        boolean first = timing.connect() != LogLine.UNKNOWN || handshake(line) != LogLine.UNKNOWN;
        json.writeNumberField("connect", first ? setUp(line) / MILLIS : UNKNOWN);
        json.writeNumberField("ssl", handshake(line) == LogLine.UNKNOWN ? UNKNOWN : handshake(line) / MILLIS);
        json.writeNumberField("send", known(timing.request()) / MILLIS);
        json.writeNumberField("wait", known(timing.waiting()) / MILLIS);
        json.writeNumberField("receive", known(timing.receive()) / MILLIS);
        json.writeEndObject();
    }

    // ---- messages

    private void request(LogLine line, LogMessage request) throws IOException {
        RequestUrl url = RequestUrl.of(line, request);
        json.writeStartObject();
        json.writeStringField("method", request.method() == null ? "" : request.method());
        json.writeStringField("url", url.text());
        json.writeStringField("httpVersion", version(request));
        headers(request);
        json.writeArrayFieldStart("queryString");
        for (Map.Entry<String, String> parameter : url.query()) {
            pair(parameter.getKey(), parameter.getValue());
        }
        json.writeEndArray();
        sizes(request);
        json.writeEndObject();
    }

    /** A request that got no response has one of status 0, as browsers write it. */
    private void response(@Nullable LogMessage response) throws IOException {
        json.writeStartObject();
        json.writeNumberField("status", response == null ? 0 : response.status());
        json.writeStringField("statusText", response == null || response.message() == null ? "" : response.message());
        json.writeStringField("httpVersion", response == null ? "" : version(response));
        if (response == null) {
            json.writeArrayFieldStart("headers");
            json.writeEndArray();
            json.writeArrayFieldStart("cookies");
            json.writeEndArray();
        } else {
            headers(response);
        }
        json.writeObjectFieldStart("content");
        json.writeNumberField("size", response == null ? 0 : Math.max(0, response.bodySize()));
        json.writeStringField("mimeType", response == null ? "" : header(response, "content-type"));
        json.writeEndObject();
        json.writeStringField("redirectURL", response == null ? "" : header(response, "location"));
        if (response == null) {
            json.writeNumberField("headersSize", UNKNOWN);
            json.writeNumberField("bodySize", UNKNOWN);
        } else {
            sizes(response);
        }
        json.writeEndObject();
    }

    private static String version(LogMessage message) {
        return message.protocol() == null ? "" : message.protocol();
    }

    static String header(LogMessage message, String name) {
        List<String> values = message.headers().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    private void headers(LogMessage message) throws IOException {
        json.writeArrayFieldStart("headers");
        for (Map.Entry<String, List<String>> header : message.headers().entrySet()) {
            for (String value : header.getValue()) {
                pair(header.getKey(), value);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("cookies");
        json.writeEndArray();
    }

    private void pair(String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void sizes(LogMessage message) throws IOException {
        boolean known = message.size() >= 0 && message.bodySize() >= 0;
        json.writeNumberField("headersSize", known ? message.size() - message.bodySize() : UNKNOWN);
        json.writeNumberField("bodySize", message.bodySize());
    }

    // ---- ours

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void finding(String name, @Nullable LogFinding finding) throws IOException {
        if (finding != null) {
            json.writeStringField(name, finding.code() + ": " + finding.text());
        }
    }
}
