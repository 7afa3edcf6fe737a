package io.jsniff.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.report.log.LogClose;
import io.jsniff.report.log.LogConnection;
import io.jsniff.report.log.LogFinding;
import io.jsniff.report.log.LogLine;
import io.jsniff.report.log.LogMessage;
import io.jsniff.report.log.LogTiming;
import io.jsniff.report.log.LogTls;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data of the timeline: an array of rows, each an array that begins with its kind. The script's {@code data.js} knows the
 * same order. A text stands where it is first used, and gets a number by that; where it comes again stands the number. A text
 * in an array of its own gets none.
 */
final class TimelineRows {
    private static final int CONNECTION = 0;
    private static final int EXCHANGE = 1;
    private static final int CLOSE = 2;
    private static final int LEFT_OUT = 3;
    private static final int MAX_TEXTS = 20_000;
    private static final int MAX_LENGTH = 500;

    private final JsonGenerator json;
    private final int most;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Key, Integer> open = new HashMap<>();
    private int lanes;
    private long exchanges;
    private long written;

    TimelineRows(JsonGenerator json, int most) throws IOException {
        this.json = json;
        this.most = most;
        json.writeStartArray();
    }

    /** Tells connections apart, also those of several processes. */
    private record Key(long id, long openedAt, int ends) {
        static Key of(LogConnection connection) {
            return new Key(
                    connection.id(), connection.openedAt(), Objects.hash(connection.source(), connection.dest()));
        }
    }

    void line(LogLine line) throws IOException {
        switch (line.kind()) {
            case OPEN -> lane(line);
            case EXCHANGE -> exchange(line);
            case CLOSE -> close(line);
        }
    }

    /** The number of the connection's lane, -1 if it has none. */
    private int lane(LogLine line) throws IOException {
        Key key = Key.of(line.connection());
        Integer known = open.get(key);
        if (known != null || written >= most || lanes >= most) {
            return known == null ? -1 : known;
        }
        open.put(key, lanes);
        connection(line.connection());
        return lanes++;
    }

    private void connection(LogConnection connection) throws IOException {
        begin(CONNECTION);
        json.writeNumber(connection.id());
        text(connection.origin());
        once(connection.source().toString()); // differs on each
        text(connection.dest().toString());
        number(connection.openedAt());
        number(connection.connectTime());
        text(connection.caller());
        text(connection.client());
        text(connection.side());
        json.writeNumber(connection.idle());
        json.writeNumber(connection.busy());
        json.writeEndArray();
    }

    private void exchange(LogLine line) throws IOException {
        exchanges++;
        int lane = lane(line);
        ReuseClass reuse = line.reuse();
        if (lane < 0 || reuse == null || written >= most) {
            return;
        }
        written++;
        LogMessage request = line.request();
        LogMessage response = line.response();
        LogTiming timing = line.timing();
        begin(EXCHANGE);
        json.writeNumber(lane);
        json.writeNumber(line.number());
        json.writeNumber(reuse.compareTo(ReuseClass.UNIQUE));
        number(request == null ? line.time() : request.begin());
        number(timing.connect());
        number(
                timing.tls() != LogLine.UNKNOWN || line.tls() == null || line.number() > 1
                        ? timing.tls()
                        : line.tls().handshake());
        number(timing.request());
        number(timing.waiting());
        number(timing.receive());
        number(timing.idleAfter());
        text(request == null ? null : request.method());
        text(request == null ? null : request.url());
        json.writeNumber(response == null ? 0 : response.status());
        json.writeNumber(request == null ? -1 : request.size());
        json.writeNumber(response == null ? -1 : response.size());
        text(line.protocol());
        json.writeNumber(line.stream());
        text(completion(request, response));
        text(line.number() > 1 ? null : tls(line.tls()));
        finding(line.opening());
        finding(line.closing());
        json.writeEndArray();
    }

    private static @Nullable String completion(@Nullable LogMessage request, @Nullable LogMessage response) {
        if (request == null) {
            return null;
        }
        String requested = request.completion().equals("complete") ? "" : "request " + request.completion();
        String answered = response == null ? "no response" : "response " + response.completion();
        String both = requested + (requested.isEmpty() ? "" : ", ") + answered;
        return both.equals("response complete") ? null : both;
    }

    private static @Nullable String tls(@Nullable LogTls tls) {
        if (tls == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {tls.version(), tls.cipher(), tls.alpn(), tls.failure()}) {
            text.append(part == null ? "" : part + " ");
        }
        return text.append(tls.resumed() ? "resumed" : "").toString().strip();
    }

    private void close(LogLine line) throws IOException {
        Integer lane = open.remove(Key.of(line.connection()));
        LogClose close = line.close();
        if (lane == null || close == null) {
            return;
        }
        begin(CLOSE);
        json.writeNumber(lane);
        number(close.time() == LogLine.UNKNOWN ? line.time() : close.time());
        text(close.by() == null ? null : close.by().name().toLowerCase(Locale.ROOT));
        json.writeNumber(close.reset() ? 1 : 0);
        finding(line.opening());
        finding(line.closing());
        json.writeEndArray();
    }

    /** What is left of the data: how much is not in them. */
    void finish() throws IOException {
        begin(LEFT_OUT);
        json.writeNumber(exchanges - written);
        json.writeEndArray();
        json.writeEndArray();
        json.close();
    }

    private void begin(int kind) throws IOException {
        json.writeStartArray();
        json.writeNumber(kind);
    }

    private void number(long value) throws IOException {
        if (value == LogLine.UNKNOWN) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private void text(@Nullable String text) throws IOException {
        Integer known = text == null ? null : texts.get(text);
        if (text == null) {
            json.writeNull();
        } else if (known != null) {
            json.writeNumber(known);
        } else if (text.length() <= MAX_LENGTH && texts.size() < MAX_TEXTS) {
            texts.put(text, texts.size());
            json.writeString(text);
        } else {
            once(text);
        }
    }

    private void once(String text) throws IOException {
        json.writeStartArray();
        json.writeString(text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…");
        json.writeEndArray();
    }

    private void finding(@Nullable LogFinding finding) throws IOException {
        if (finding == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        text(finding.code());
        json.writeNumber(finding.fault() ? 1 : 0);
        once(finding.text());
        text(finding.caller());
        text(finding.closer());
        text(finding.advice());
        json.writeEndArray();
    }
}
