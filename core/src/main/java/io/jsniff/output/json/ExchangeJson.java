package io.jsniff.output.json;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Head;
import io.jsniff.output.EntryTimes;
import io.jsniff.output.Redaction;
import io.jsniff.output.StartLineParts;
import io.jsniff.reuse.Entry;
import io.jsniff.tls.ClientHello;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of an exchange. */
final class ExchangeJson {
    private static final byte[] GRPC_STATUS = Ascii.bytes("grpc-status");

    private final HeadersJson headers = new HeadersJson();
    private final Redaction redaction;
    private final LastHead requests;
    private final LastHead responses;

    ExchangeJson(Redaction redaction) {
        this.redaction = redaction;
        this.requests = new LastHead(redaction);
        this.responses = new LastHead(redaction);
    }

    void write(Entry entry, JsonWriter json) throws IOException {
        Exchange exchange = entry.exchange();
        json.moment(JsonFields.TIME, time(entry));
        json.text(JsonFields.CLASS, entry.reuse().text());
        json.number(JsonFields.NUMBER, exchange.number());
        json.text(JsonFields.PROTOCOL, exchange.protocol().text());
        if (exchange.stream() != 0) {
            json.number(JsonFields.STREAM, exchange.stream());
        }
        ConnectionJson.connection(exchange.connection(), json);
        request(exchange.request(), json);
        response(exchange, json);
        Http2Json.reset(exchange.reset(), json);
        ConnectionJson.tls(exchange.connection().tls(), json);
        timing(entry, json);
        if (entry.close() != null) {
            ConnectionJson.close(entry.close(), json);
        }
        FindingJson.of(entry, json);
        json.number(JsonFields.OPEN_CONNECTIONS, entry.streams());
    }

    /** When the exchange began; for a connection without a request, when that opened. */
    private static long time(Entry entry) {
        @Nullable Message request = entry.exchange().request();
        if (request != null) {
            return request.begin();
        }
        Connection connection = entry.exchange().connection();
        return connection.openingSeen() ? connection.openedAt() : EntryTimes.closedAt(entry);
    }

    private void request(@Nullable Message request, JsonWriter json) throws IOException {
        if (request == null) {
            return;
        }
        json.object(JsonFields.REQUEST);
        @Nullable Head head = request.head();
        if (head != null) {
            byte[] bytes = requests.shown(head);
            StartLineParts line = StartLineParts.ofRequest(bytes);
            json.text(JsonFields.LINE, bytes, 0, line.end());
            json.text(JsonFields.METHOD, bytes, 0, line.firstTo());
            json.text(JsonFields.URL, bytes, line.secondFrom(), line.secondTo());
            json.text(JsonFields.PROTOCOL, bytes, line.thirdFrom(), line.end());
            headers.write(JsonFields.HEADERS, bytes, json);
        }
        trailers(request, json);
        measures(request, json);
        tls(request, json);
        json.endObject();
    }

    private void response(Exchange exchange, JsonWriter json) throws IOException {
        @Nullable Message response = exchange.response();
        if (response == null) {
            return;
        }
        json.object(JsonFields.RESPONSE);
        if (exchange.status() > 0) {
            json.number(JsonFields.STATUS, exchange.status());
        }
        @Nullable Head head = response.head();
        if (head != null) {
            byte[] bytes = responses.shown(head);
            StartLineParts line = StartLineParts.ofResponse(bytes);
            json.text(JsonFields.LINE, bytes, 0, line.end());
            json.text(JsonFields.PROTOCOL, bytes, 0, line.firstTo());
            json.text(JsonFields.MESSAGE, bytes, line.thirdFrom(), line.end());
            headers.write(JsonFields.HEADERS, bytes, json);
        }
        trailers(response, json);
        grpcStatus(response, json);
        measures(response, json);
        interim(exchange.interim(), json);
        json.endObject();
    }

    private void trailers(Message message, JsonWriter json) throws IOException {
        @Nullable Head trailers = message.trailers();
        if (trailers != null) {
            headers.write(JsonFields.TRAILERS, redaction.head(trailers.bytes()), json);
        }
    }

    /** A call that fails at once has no trailers: its status stands in the only head that there is. */
    private static void grpcStatus(Message response, JsonWriter json) throws IOException {
        @Nullable Head last = response.trailers() == null ? response.head() : response.trailers();
        @Nullable String status = last == null ? null : last.header(GRPC_STATUS);
        if (status != null && !status.isEmpty() && status.length() <= 2 && isDigits(status)) {
            json.number(JsonFields.GRPC_STATUS, Integer.parseInt(status));
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static void measures(Message message, JsonWriter json) throws IOException {
        json.number(JsonFields.SIZE, message.size());
        json.number(JsonFields.BODY_SIZE, Math.max(0, message.size() - message.headSize()));
        json.moment(JsonFields.BEGIN, message.begin());
        json.moment(JsonFields.END, message.end());
        json.text(JsonFields.COMPLETION, message.completion().name().toLowerCase(Locale.ROOT));
    }

    private static void interim(int[] codes, JsonWriter json) throws IOException {
        if (codes.length > 0) {
            json.json().writeFieldName(JsonFields.INTERIM);
            json.json().writeArray(codes, 0, codes.length);
        }
    }

    private static void tls(Message request, JsonWriter json) throws IOException {
        byte @Nullable [] run = request.head() == null ? request.body() : null;
        @Nullable ClientHello hello = run == null ? null : ClientHello.parse(run, 0, run.length);
        if (hello != null) {
            json.object(JsonFields.TLS);
            json.text(JsonFields.SNI, hello.serverName());
            json.text(JsonFields.VERSION, hello.version());
            json.endObject();
        }
    }

    private static void timing(Entry entry, JsonWriter json) throws IOException {
        json.object(JsonFields.TIMING);
        json.seconds(JsonFields.CONNECT, EntryTimes.connect(entry));
        json.seconds(JsonFields.TLS, EntryTimes.tls(entry));
        json.seconds(JsonFields.IDLE_BEFORE, EntryTimes.idleBefore(entry));
        json.seconds(JsonFields.REQUEST, EntryTimes.request(entry));
        json.seconds(JsonFields.WAIT, EntryTimes.responseBegin(entry));
        json.seconds(JsonFields.RECEIVE, EntryTimes.responseEndsAfter(entry));
        json.seconds(JsonFields.RESPONSE, EntryTimes.response(entry));
        json.seconds(JsonFields.IDLE_AFTER, EntryTimes.idleAfter(entry));
        json.seconds(JsonFields.CLOSE, EntryTimes.close(entry));
        json.seconds(JsonFields.SESSION, EntryTimes.session(entry));
        json.endObject();
    }
}
