package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole connections as scripts, each played in whole pieces and byte by byte. */
class PipelineTest {
    static Stream<Arguments> connections() {
        return Stream.of(
                connection("one exchange, then the client closes", """
                        > GET /a HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok
                        close client
                        """, "unique #1 GET /a HTTP/1.1 -> 200"),
                connection(
                        "two exchanges on a kept-alive connection",
                        """
                        > GET /a HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 204 No Content\\r\\n\\r\\n
                        > GET /b HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n
                        close server
                        """,
                        "start #1 GET /a HTTP/1.1 -> 204",
                        "last #2 GET /b HTTP/1.1 -> 404"),
                connection("still open at the end", """
                        > GET /a HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 204 No Content\\r\\n\\r\\n
                        """, "start #1 GET /a HTTP/1.1 -> 204"),
                connection(
                        "pipelined requests pair in order",
                        """
                        > GET /a HTTP/1.1\\r\\n\\r\\nGET /b HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\naHTTP/1.1 201 OK\\r\\nContent-Length: 1\\r\\n\\r\\nb
                        close client
                        """,
                        "start #1 GET /a HTTP/1.1 -> 200",
                        "last #2 GET /b HTTP/1.1 -> 201"),
                connection(
                        "interim responses belong to their exchange",
                        """
                        > POST /a HTTP/1.1\\r\\nExpect: 100-continue\\r\\nContent-Length: 2\\r\\n\\r\\n
                        < HTTP/1.1 100 Continue\\r\\n\\r\\n
                        > hi
                        < HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n
                        close client
                        """,
                        "unique #1 POST /a HTTP/1.1 -> 200 after [100]"),
                connection("a response delimited by the end of the stream", """
                        > GET /a HTTP/1.0\\r\\n\\r\\n
                        < HTTP/1.0 200 OK\\r\\n\\r\\nall of it
                        close server
                        """, "unique #1 GET /a HTTP/1.0 -> 200"),
                connection("a request without a response", """
                        > GET /a HTTP/1.1\\r\\n\\r\\n
                        close server
                        """, "unique #1 GET /a HTTP/1.1 -> -"),
                connection(
                        "an early response while the request goes on",
                        """
                        > POST /a HTTP/1.1\\r\\nContent-Length: 9\\r\\n\\r\\nabc
                        < HTTP/1.1 413 Too Large\\r\\nContent-Length: 0\\r\\n\\r\\n
                        > def
                        close server
                        """,
                        "unique #1 POST /a HTTP/1.1 -> 413 request cut"),
                connection("nothing at all", "close client", "unique #0"),
                connection(
                        "HTTP inside a CONNECT tunnel is numbered anew",
                        """
                        > CONNECT x:443 HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\n\\r\\n
                        > GET / HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\nx
                        close client
                        """,
                        "unique #1 CONNECT x:443 HTTP/1.1 -> 200",
                        "unique #1 GET / HTTP/1.1 -> 200"),
                connection("a web socket's frames are no exchanges", """
                        > GET /ws HTTP/1.1\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n
                        < HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n\\201\\002hi
                        > \\201\\002ho
                        < \\201\\002ha
                        close client
                        """, "unique #1 GET /ws HTTP/1.1 -> 101"),
                connection(
                        "a text protocol gives its runs of bytes",
                        """
                        > PING\\r\\n
                        < +PONG\\r\\n
                        > QUIT\\r\\n
                        < +OK\\r\\n
                        close server
                        """,
                        "start #1 other 6 -> 7",
                        "last #2 other 6 -> 5"),
                connection("an answer that is not HTTP", """
                        > GET / HTTP/1.1\\r\\n\\r\\n
                        < SSH-2.0-OpenSSH_6.0\\r\\n
                        close server
                        """, "unique #1 GET / HTTP/1.1 -> -"));
    }

    private static Arguments connection(String name, String script, String... entries) {
        return Arguments.of(name, script, String.join("\n", entries));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void playedWhole(String name, String script, String entries) {
        assertThat(ConnectionScript.play(script, Integer.MAX_VALUE)).isEqualTo(entries);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void playedByteByByte(String name, String script, String entries) {
        assertThat(ConnectionScript.play(script, 1)).isEqualTo(entries);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void playedInPiecesOfSeven(String name, String script, String entries) {
        assertThat(ConnectionScript.play(script, 7)).isEqualTo(entries);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void playedWithATickBehindEachByte(String name, String script, String entries) {
        assertThat(ConnectionScript.playTicking(script)).isEqualTo(entries);
    }

    @Test
    void ofTooManyPipelinedRequestsTheOldestAreGivenUpAndTheOthersPairInOrder() {
        StringBuilder script = new StringBuilder();
        int requests = 1030;
        for (int i = 1; i <= requests; i++) {
            script.append("> GET /").append(i).append(" HTTP/1.1\\r\\n\\r\\n\n");
        }
        for (int i = 1; i <= requests; i++) {
            script.append("< HTTP/1.1 ").append(200 + i % 7).append(" OK\\r\\nContent-Length: 0\\r\\n\\r\\n\n");
        }

        String[] entries = ConnectionScript.play(script + "close client", 100).split("\n");

        assertThat(entries).hasSize(requests);
        for (int i = 2; i < requests; i++) {
            String code = i <= requests - 1024 ? "-" : String.valueOf(200 + i % 7);
            assertThat(entries[i - 1]).isEqualTo("continue #" + i + " GET /" + i + " HTTP/1.1 -> " + code);
        }
    }

    @Test
    void openConnectionsAreCounted() {
        ConnectionScript script = new ConnectionScript(1);
        assertThat(script.counters().open()).isEqualTo(1);
        script.run("> GET / HTTP/1.1\\r\\n\\r\\n\n");
        script.finish();
        assertThat(script.counters().open()).isZero();
    }

    @Test
    void whatIsNotUnderstoodIsCounted() {
        ConnectionScript script = new ConnectionScript(1);
        script.run("> GET / HTTP/1.1\\r\\n\\r\\n\n< garbage\nclose server\n");
        script.finish();
        assertThat(script.counters().malformed()).isEqualTo(1);
    }
}
