package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Side;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The log of events as text: each connection whole and byte by byte, which must read alike. */
class ConnectionTraceTest {
    static Stream<Arguments> connections() {
        return Stream.of(
                connection("framing by length, by chunks and by the close", Side.CLIENT, """
                        > POST /collect HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 5\\r\\n\\r\\nhello
                        < HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nok\\r\\n0\\r\\n\\r\\n
                        > GET / HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\n\\r\\nrest
                        close server
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (client)
                        #1 speaks HTTP/1
                        #1 >> head 54 B: POST /collect HTTP/1.1
                        #1 >> body: 5 B by Content-Length
                        #1 << head 47 B: 200
                        #1 << body: chunked
                        #1 >> head 18 B: GET / HTTP/1.1
                        #1 << head 19 B: 200
                        #1 << body: until the connection closes
                        #1 closed by server (FIN) after 2 exchanges
                        """),
                connection("an interim response", Side.WIRE, """
                        > POST /a HTTP/1.1\\r\\nExpect: 100-continue\\r\\nContent-Length: 2\\r\\n\\r\\n
                        < HTTP/1.1 100 Continue\\r\\n\\r\\n
                        > hi
                        < HTTP/1.1 204 No Content\\r\\n\\r\\n
                        close client
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks HTTP/1
                        #1 >> head 61 B: POST /a HTTP/1.1
                        #1 >> body: 2 B by Content-Length
                        #1 << interim 100
                        #1 << head 27 B: 204
                        #1 closed by client (FIN) after 1 exchange
                        """),
                connection("credentials in a URL, and what would move a cursor", Side.WIRE, """
                        > GET /a?token=secret&b=\\33[1m HTTP/1.1\\r\\nAuthorization: Basic c2VjcmV0\\r\\n\\r\\n
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks HTTP/1
                        #1 >> head 70 B: GET /a?token=***&b=\\x1b[1m HTTP/1.1
                        #1 still open when the tap stopped, after 1 exchange
                        """),
                connection("what is malformed", Side.WIRE, """
                        > GET / HTTP/1.1\\r\\n\\r\\n
                        < garbage
                        close server
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks HTTP/1
                        #1 >> head 18 B: GET / HTTP/1.1
                        #1 << malformed: not a status line; its bytes are runs from here on
                        #1 << 7 B without a head
                        #1 closed by server (FIN) after 1 exchange
                        """),
                connection("a body that the end cuts off", Side.WIRE, """
                        > GET / HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nhalf
                        close client
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks HTTP/1
                        #1 >> head 18 B: GET / HTTP/1.1
                        #1 << head 38 B: 200
                        #1 << body: 9 B by Content-Length
                        #1 << cut after 42 B
                        #1 closed by client (FIN) after 1 exchange
                        """),
                connection("bytes that are no HTTP", Side.WIRE, """
                        > hello
                        < hi
                        close client
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks neither HTTP nor TLS
                        #1 >> 5 B without a head
                        #1 << 2 B without a head
                        #1 closed by client (FIN) after 1 exchange
                        """),
                connection("a tunnel, and what flows in it", Side.WIRE, """
                        > CONNECT b:80 HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\n\\r\\n
                        > GET /b HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 204 No Content\\r\\n\\r\\n
                        close client
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks HTTP/1
                        #1 >> head 25 B: CONNECT b:80 HTTP/1.1
                        #1 << head 19 B: 200
                        #1 is a tunnel from here on
                        #1 speaks HTTP/1
                        #1 >> head 19 B: GET /b HTTP/1.1
                        #1 << head 27 B: 204
                        #1 tunnel over after 1 exchange
                        #1 closed by client (FIN) after 1 exchange
                        """),
                connection("an upgrade to HTTP/2, and its streams", Side.WIRE, """
                        > GET /a HTTP/1.1\\r\\nUpgrade: h2c\\r\\nHTTP2-Settings: x\\r\\n\\r\\n
                        < HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: h2c\\r\\n\\r\\n
                        F < SETTINGS
                        F > PREFACE
                        F > SETTINGS
                        F > HEADERS 3 | :method: POST | :path: /b?api_key=secret
                        F > DATA 3 S abc
                        F < HEADERS 1 S | :status: 200
                        F < HEADERS 3 | :status: 200
                        F < HEADERS 3 S | grpc-status: 0
                        F > HEADERS 5 S | :method: GET | :path: /c
                        F < RST 5 8
                        F < GOAWAY 5
                        close server
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks HTTP/1
                        #1 >> head 52 B: GET /a HTTP/1.1
                        #1 << interim 101
                        #1 upgraded to HTTP/2
                        #1 >> stream 3 head 33 B: POST /b?api_key=*** HTTP/2
                        #1 << stream 1 head 14 B: 200
                        #1 << stream 3 head 14 B: 200
                        #1 << stream 3 trailers 16 B
                        #1 >> stream 5 head 17 B: GET /c HTTP/2
                        #1 << stream 5 reset: CANCEL
                        #1 << GOAWAY
                        #1 closed by server (FIN) after 3 exchanges
                        """),
                connection("HTTP/2 that is malformed", Side.WIRE, """
                        F > PREFACE
                        F > SETTINGS
                        F < SETTINGS
                        F > HEADERS 1 S | :method: GET | :path: /a
                        F < FRAME 0 0 0 00
                        close server
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (wire)
                        #1 speaks HTTP/2
                        #1 >> stream 1 head 17 B: GET /a HTTP/2
                        #1 << malformed: a message on stream 0; its bytes are not looked at from here on
                        #1 closed by server (FIN) after 1 exchange
                        """),
                connection("the plaintext inside TLS", Side.CLIENT, """
                        > \\26\\3\\1\\0\\1x
                        join
                        handshake
                        (> GET / HTTP/1.1\\r\\n\\r\\n
                        (< HTTP/1.1 204 No Content\\r\\n\\r\\n
                        close client
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (client)
                        #1 TLSv1.3 handshake done, h
                        #1 speaks HTTP/1
                        #1 >> head 18 B: GET / HTTP/1.1
                        #1 << head 27 B: 204
                        #1 closed by client (FIN) after 1 exchange
                        """),
                connection("a handshake that fails", Side.CLIENT, """
                        > \\26\\3\\1\\0\\1x
                        join
                        failure no trust
                        close client
                        """, """
                        #1 10.0.0.1:40000>10.0.0.2:80 opened (client)
                        #1 TLS handshake failed: no trust
                        #1 closed by client (FIN) after 1 exchange
                        """));
    }

    private static Arguments connection(String name, Side side, String script, String events) {
        return Arguments.of(name, side, script, events.strip());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void readsAlikeHoweverItIsCut(String name, Side side, String script, String events) {
        assertThat(ConnectionScript.trace(script, Integer.MAX_VALUE, side)).isEqualTo(events);
        assertThat(ConnectionScript.trace(script, 1, side)).isEqualTo(events);
    }

    @Test
    void aLongFirstLineIsCut() {
        String script = "> GET /" + "a".repeat(1000) + " HTTP/1.1\\r\\n\\r\\n\n";
        assertThat(ConnectionScript.trace(script, Integer.MAX_VALUE, Side.WIRE))
                .contains(">> head 1018 B: GET /" + "a".repeat(251) + "...\n");
    }
}
