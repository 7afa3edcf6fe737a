package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Side;
import io.jsniff.http.h2.Http2FrameType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections become HTTP/2, and the entries of their streams. */
class Http2PipelineTest {
    private static final String BEGIN = """
            F > PREFACE
            F > SETTINGS
            F < SETTINGS
            """;

    static Stream<Arguments> connections() {
        return Stream.of(
                connection("one stream", BEGIN + """
                        F > HEADERS 1 S | :method: GET | :path: /a
                        F < HEADERS 1 S | :status: 200
                        close client
                        """, "unique #1 GET /a HTTP/2 -> 200"),
                connection(
                        "streams that end out of order",
                        BEGIN + """
                        F > HEADERS 1 S | :method: GET | :path: /a
                        F > HEADERS 3 S | :method: GET | :path: /b
                        F > HEADERS 5 S | :method: GET | :path: /c
                        F < HEADERS 5 S | :status: 205
                        F < HEADERS 3 S | :status: 203
                        F < HEADERS 1 S | :status: 201
                        close server
                        """,
                        "continue #2 GET /b HTTP/2 -> 203",
                        "start #1 GET /a HTTP/2 -> 201",
                        "last #3 GET /c HTTP/2 -> 205"),
                connection(
                        "one after the other, still open at the end",
                        BEGIN + """
                        F > HEADERS 1 S | :method: GET | :path: /a
                        F < HEADERS 1 S | :status: 200
                        F > HEADERS 3 | :method: POST | :path: /b
                        F > DATA 3 abc
                        F < HEADERS 3 S | :status: 200
                        """,
                        "start #1 GET /a HTTP/2 -> 200",
                        "continue #2 POST /b HTTP/2 -> 200 request cut"),
                connection("a server that does not wait for the preface", """
                        F < SETTINGS 3=100
                        F > PREFACE
                        F > SETTINGS
                        F > HEADERS 1 S | :method: GET | :path: /a
                        F < HEADERS 1 S | :status: 200
                        close client
                        """, "unique #1 GET /a HTTP/2 -> 200"),
                connection("no stream at all", BEGIN + "close client", "unique #0"),
                connection(
                        "an upgrade from HTTP/1.1",
                        """
                        > POST /a HTTP/1.1\\r\\nUpgrade: h2c\\r\\nHTTP2-Settings: x\\r\\nContent-Length: 2\\r\\n\\r\\nhi
                        < HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: h2c\\r\\n\\r\\n
                        F < SETTINGS
                        F > PREFACE
                        F > SETTINGS
                        F > HEADERS 3 S | :method: GET | :path: /b
                        F < HEADERS 1 | :status: 200
                        F < DATA 1 S body
                        F < HEADERS 3 S | :status: 404
                        close client
                        """,
                        "start #1 POST /a HTTP/1.1 -> 200 after [101]",
                        "last #2 GET /b HTTP/2 -> 404"),
                connection(
                        "an upgrade that is granted before the body has ended",
                        """
                        > POST /a HTTP/1.1\\r\\nUpgrade: h2c\\r\\nHTTP2-Settings: x\\r\\nContent-Length: 4\\r\\n\\r\\nhi
                        < HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: h2c\\r\\n\\r\\n
                        F < SETTINGS
                        > ho
                        F > PREFACE
                        F > SETTINGS
                        F < HEADERS 1 | :status: 200
                        F < DATA 1 S body
                        F > HEADERS 3 S | :method: GET | :path: /b
                        F < HEADERS 3 S | :status: 404
                        close client
                        """,
                        "start #1 POST /a HTTP/1.1 -> 200 after [101]",
                        "last #2 GET /b HTTP/2 -> 404"),
                connection(
                        "an upgrade that is refused",
                        """
                        > GET /a HTTP/1.1\\r\\nUpgrade: h2c\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi
                        > GET /b HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 204 No Content\\r\\n\\r\\n
                        close client
                        """,
                        "start #1 GET /a HTTP/1.1 -> 200",
                        "last #2 GET /b HTTP/1.1 -> 204"),
                connection(
                        "inside a tunnel",
                        """
                        > CONNECT x:80 HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\n\\r\\n
                        """ + BEGIN + """
                        F > HEADERS 1 S | :method: GET | :path: /a
                        F < HEADERS 1 S | :status: 200
                        close client
                        """,
                        "unique #1 CONNECT x:80 HTTP/1.1 -> 200",
                        "unique #1 GET /a HTTP/2 -> 200"),
                connection(
                        "streams that are reset",
                        BEGIN + """
                        F > HEADERS 1 S | :method: GET | :path: /a
                        F < RST 1 7
                        F > HEADERS 3 S | :method: GET | :path: /b
                        F < HEADERS 3 | :status: 200
                        F > RST 3 8
                        F < DATA 3 S late
                        close client
                        """,
                        "start #1 GET /a HTTP/2 -> - reset REFUSED_STREAM",
                        "last #2 GET /b HTTP/2 -> 200 reset CANCEL"),
                connection("frames that are none", BEGIN + """
                        F > HEADERS 1 S | :method: GET | :path: /a
                        < HTTP/1.1 400 Bad Request\\r\\n\\r\\n
                        > more
                        close server
                        """, "unique #1 GET /a HTTP/2 -> -"));
    }

    private static Arguments connection(String name, String script, String... entries) {
        return Arguments.of(name, script, String.join("\n", entries));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void playedInPiecesOfAnySize(String name, String script, String entries) {
        for (int size : new int[] {Integer.MAX_VALUE, 1, 7}) {
            assertThat(ConnectionScript.play(script, size))
                    .as("pieces of %d", size)
                    .isEqualTo(entries);
        }
    }

    @Test
    void aConnectionPickedUpInTheMiddleIsRecognisedByItsFrames() {
        for (int size : new int[] {Integer.MAX_VALUE, 1}) {
            ConnectionScript script = new ConnectionScript(size, Side.CLIENT, false);
            script.run("""
                    F > HEADERS 21 S | #2 | #99 | :path: /a
                    F < HEADERS 21 S | #8
                    F > HEADERS 23 S | #2 | #99 | #98
                    F < HEADERS 23 S | :status: 404
                    close client
                    """);
            assertThat(script.finish()).isEqualTo("continue #1 GET /a HTTP/2 -> 200\nlast #2 GET ? HTTP/2 -> 404");
        }
    }

    /** Of the first frame that follows the server's settings, or of the first two, the end is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "F < TEXT \\0\\0\\20\\4\\0\\0\\0\\0\\0abc\nF < GAP 13\n"})
    void whatIsLostOfFramesThatWaitForTheRequestsBodyIsOnlyMissed(String more) {
        for (int size : new int[] {Integer.MAX_VALUE, 1, 7}) {
            ConnectionScript script = new ConnectionScript(size);
            script.run("""
                    > POST /a HTTP/1.1\\r\\nUpgrade: h2c\\r\\nHTTP2-Settings: x\\r\\nContent-Length: 4\\r\\n\\r\\nhi
                    < HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: h2c\\r\\n\\r\\n
                    F < SETTINGS
                    F < TEXT \\0\\0\\20\\4\\0\\0\\0\\0\\0abc
                    F < GAP 13
                    """ + more + """
                    F < HEADERS 1 | :status: 200 | +x: y
                    > ho
                    F > PREFACE
                    F > SETTINGS
                    F < DATA 1 S body
                    F > HEADERS 3 S | :method: GET | :path: /b
                    F < HEADERS 3 S | :status: 404 | #62
                    close client
                    """);
            assertThat(script.finish())
                    .isEqualTo("start #1 POST /a HTTP/1.1 -> 200 after [101]\nlast #2 GET /b HTTP/2 -> 404");
            assertThat(script.counters().gaps()).isEqualTo(more.isEmpty() ? 1 : 2);
            assertThat(script.counters().malformed()).isZero();
        }
    }

    @Test
    void framesAreCountedAlsoInsideATunnelAndAfterAnUpgrade() {
        for (String before : new String[] {
            "",
            "> CONNECT x:80 HTTP/1.1\\r\\n\\r\\n\n< HTTP/1.1 200 OK\\r\\n\\r\\n\n",
            "> GET / HTTP/1.1\\r\\nUpgrade: h2c\\r\\n\\r\\n\n< HTTP/1.1 101 Go\\r\\nUpgrade: h2c\\r\\n\\r\\n\n"
        }) {
            ConnectionScript script = new ConnectionScript(3);
            script.run(before + BEGIN + """
                    F > WINDOW 0
                    F < GOAWAY 0 2
                    < what is this that comes behind
                    close server
                    """);
            script.finish();
            assertThat(script.traffic().client().count(Http2FrameType.WINDOW_UPDATE))
                    .as(before)
                    .isEqualTo(1);
            assertThat(script.traffic().server().count(Http2FrameType.SETTINGS)).isEqualTo(1);
            assertThat(script.traffic().server().goAway().error()).isEqualTo(2);
        }
        ConnectionScript other = new ConnectionScript(3);
        other.run("> GET / HTTP/1.1\\r\\n\\r\\n\nclose client");
        other.finish();
        assertThat(other.traffic()).isNull();
    }

    @Test
    void bytesOfAWebSocketAreCounted() {
        for (int size : new int[] {1, 100}) {
            ConnectionScript script = new ConnectionScript(size);
            script.run("""
                    > GET /ws HTTP/1.1\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n
                    < HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\n\\r\\n\\201\\002hi
                    > \\201\\203maskxyz
                    < \\201\\002ha
                    close client
                    """);
            assertThat(script.finish()).isEqualTo("unique #1 GET /ws HTTP/1.1 -> 101");
            assertThat(script.counters().unknownBytes()).isEqualTo(4 + 9 + 4);
        }
    }

    @Test
    void bytesOfTunnelsAndOfBrokenConnectionsAreCounted() {
        ConnectionScript script = new ConnectionScript(100);
        script.run(BEGIN + """
                F > HEADERS 1 | :method: CONNECT | :authority: x:1
                F < HEADERS 1 | :status: 200
                F > DATA 1 12345
                F < PING
                F < RST 1
                < HTTP/1.1 what is this
                close client
                """);
        script.finish();
        assertThat(script.counters().malformed()).isEqualTo(1);
        assertThat(script.counters().unknownBytes()).isEqualTo(5 + "HTTP/1.1 what is this".length() - 9);
    }
}
