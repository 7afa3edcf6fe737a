package io.jsniff.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.Protocol;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.ReuseClass;

/** Entries to render: one exchange with everything, and variations of it. Microseconds count from {@link #OPENED}. */
public final class Samples {
    /** 2026-02-03 04:05:06.000042 UTC, a Tuesday. */
    public static final long OPENED = 1_770_091_506_000_042_000L;

    public static final String REQUEST_HEAD = wire("""
            POST /collect?x=1 HTTP/1.1
            Host: localhost:8088
            X-Forwarded-Host: elsewhere
            User-Agent: probe/1.0
            Authorization: Basic c2VjcmV0
            Content-Length: 12
            Content-Type: text/plain

            """);
    public static final String REQUEST_BODY = "hello (body)";
    public static final String RESPONSE_HEAD = wire("""
            HTTP/1.1 200 Very OK
            Server: tiny
            Content-Length: 7
            Content-Language: en
            Set-Cookie: id=1
            Set-Cookie: lang=en
            X-Empty:

            """);
    public static final String RESPONSE_BODY = "{\"a\":1}";

    private Samples() {}

    /** Lines as they are on the wire. */
    static String wire(String lines) {
        return lines.replace("\n", "\r\n");
    }

    /** When so many microseconds have passed since the opening. */
    public static long at(long micros) {
        return OPENED + micros * 1_000;
    }

    public static Endpoint source() {
        return Endpoint.of(new byte[] {10, 0, 0, 1}, 40_001);
    }

    public static Endpoint dest() {
        return Endpoint.of(new byte[] {10, 0, 0, 2}, 8088);
    }

    public static Connection connection() {
        return new Connection(7, Side.CLIENT, source(), dest(), "collector", OPENED, at(42));
    }

    public static Message request() {
        return message(REQUEST_HEAD, REQUEST_BODY, at(100), at(250));
    }

    public static Message response() {
        return message(RESPONSE_HEAD, RESPONSE_BODY, at(1_000_300), at(1_000_400));
    }

    public static Message message(String head, String body, long begin, long end) {
        return new Message(
                new Head(head.getBytes(ISO_8859_1)),
                head.length(),
                body.getBytes(ISO_8859_1),
                head.length() + body.length(),
                begin,
                end,
                Completion.COMPLETE);
    }

    /** A message that is not HTTP. */
    public static Message run(byte[] bytes) {
        return new Message(null, 0, bytes, bytes.length, at(100), at(250), Completion.COMPLETE);
    }

    public static Exchange exchange(Message request, Message response) {
        return new Exchange(connection(), 1, Protocol.HTTP1, request, response, response == null ? 0 : 200, new int[0]);
    }

    /** The only exchange of its connection: closed by the client two seconds later. */
    public static Entry unique() {
        return unique(exchange(request(), response()));
    }

    public static Entry unique(Exchange exchange) {
        return new Entry(exchange, ReuseClass.UNIQUE, true, at(3_000_400), closed(Originator.CLIENT), 3);
    }

    public static Close closed(Originator originator) {
        return new Close(originator, false, at(3_000_400));
    }

    /** The third exchange of a connection that is still open. */
    public static Entry third() {
        Exchange exchange = new Exchange(connection(), 3, Protocol.HTTP1, request(), response(), 200, new int[] {100});
        return new Entry(exchange, ReuseClass.CONTINUE, false, Connection.UNKNOWN, null, 3);
    }

    /** A connection that closed without a request. */
    public static Entry empty() {
        return unique(new Exchange(connection(), 0, Protocol.OTHER, null, null, 0, new int[0]));
    }

    /** A request that got no response. */
    public static Entry unanswered() {
        return unique(exchange(request(), null));
    }
}
