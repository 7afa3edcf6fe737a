package io.jsniff.output.json;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Head;
import io.jsniff.output.FirstLine;
import io.jsniff.output.Redaction;
import io.jsniff.output.Times;
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

    void write(Entry entry, JsonOut json) throws IOException {
        Exchange exchange = entry.exchange();
        json.moment("time", time(entry));
        json.text("class", entry.reuse().text());
        json.number("number", exchange.number());
        json.text("protocol", exchange.protocol().text());
        if (exchange.stream() != 0) {
            json.number("stream", exchange.stream());
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
        json.number("openConnections", entry.streams());
    }

    /** When the exchange began; for a connection without a request, when that opened. */
    private static long time(Entry entry) {
        @Nullable Message request = entry.exchange().request();
        if (request != null) {
            return request.begin();
        }
        Connection connection = entry.exchange().connection();
        return connection.openingSeen() ? connection.openedAt() : Times.closedAt(entry);
    }

    private void request(@Nullable Message request, JsonOut json) throws IOException {
        if (request == null) {
            return;
        }
        json.object("request");
        @Nullable Head head = request.head();
        if (head != null) {
            byte[] bytes = requests.shown(head);
            FirstLine line = FirstLine.ofRequest(bytes);
            json.text("line", bytes, 0, line.end());
            json.text("method", bytes, 0, line.firstTo());
            json.text("url", bytes, line.secondFrom(), line.secondTo());
            json.text("protocol", bytes, line.thirdFrom(), line.end());
            headers.write("headers", bytes, json);
        }
        trailers(request, json);
        measures(request, json);
        tls(request, json);
        json.endObject();
    }

    private void response(Exchange exchange, JsonOut json) throws IOException {
        @Nullable Message response = exchange.response();
        if (response == null) {
            return;
        }
        json.object("response");
        if (exchange.status() > 0) {
            json.number("status", exchange.status());
        }
        @Nullable Head head = response.head();
        if (head != null) {
            byte[] bytes = responses.shown(head);
            FirstLine line = FirstLine.ofResponse(bytes);
            json.text("line", bytes, 0, line.end());
            json.text("protocol", bytes, 0, line.firstTo());
            json.text("message", bytes, line.thirdFrom(), line.end());
            headers.write("headers", bytes, json);
        }
        trailers(response, json);
        grpcStatus(response, json);
        measures(response, json);
        interim(exchange.interim(), json);
        json.endObject();
    }

    private void trailers(Message message, JsonOut json) throws IOException {
        @Nullable Head trailers = message.trailers();
        if (trailers != null) {
            headers.write("trailers", redaction.head(trailers.bytes()), json);
        }
    }

    /** A call that fails at once has no trailers: its status stands in the only head that there is. */
    private static void grpcStatus(Message response, JsonOut json) throws IOException {
        @Nullable Head last = response.trailers() == null ? response.head() : response.trailers();
        @Nullable String status = last == null ? null : last.header(GRPC_STATUS);
        if (status != null && !status.isEmpty() && status.length() <= 2 && isDigits(status)) {
            json.number("grpcStatus", Integer.parseInt(status));
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

    private static void measures(Message message, JsonOut json) throws IOException {
        json.number("size", message.size());
        json.number("bodySize", Math.max(0, message.size() - message.headSize()));
        json.moment("begin", message.begin());
        json.moment("end", message.end());
        json.text("completion", message.completion().name().toLowerCase(Locale.ROOT));
    }

    private static void interim(int[] codes, JsonOut json) throws IOException {
        if (codes.length > 0) {
            json.json().writeFieldName("interim");
            json.json().writeArray(codes, 0, codes.length);
        }
    }

    private static void tls(Message request, JsonOut json) throws IOException {
        byte @Nullable [] run = request.head() == null ? request.body() : null;
        @Nullable ClientHello hello = run == null ? null : ClientHello.parse(run, 0, run.length);
        if (hello != null) {
            json.object("tls");
            json.text("sni", hello.serverName());
            json.text("version", hello.version());
            json.endObject();
        }
    }

    private static void timing(Entry entry, JsonOut json) throws IOException {
        json.object("timing");
        json.seconds("connect", Times.connect(entry));
        json.seconds("tls", Times.tls(entry));
        json.seconds("idleBefore", Times.idleBefore(entry));
        json.seconds("request", Times.request(entry));
        json.seconds("wait", Times.responseBegin(entry));
        json.seconds("receive", Times.responseEndsAfter(entry));
        json.seconds("response", Times.response(entry));
        json.seconds("idleAfter", Times.idleAfter(entry));
        json.seconds("close", Times.close(entry));
        json.seconds("session", Times.session(entry));
        json.endObject();
    }
}
