package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Side;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS connections of a tap that may see inside, as scripts. A record is written as its first three bytes and some more. */
class TlsLayerTest {
    private static final String HELLO = "> \\026\\003\\001hello\n";
    private static final String ANSWER = "< \\026\\003\\003certificate\n";
    private static final String DATA = "> \\027\\003\\003data\n< \\027\\003\\003data\n";

    static Stream<Arguments> connections() {
        return Stream.of(
                connection(
                        "joined at its begin: the plaintext counts, from number 1",
                        true,
                        HELLO + "join\n" + ANSWER + "handshake\n" + """
                        (> GET /a HTTP/1.1\\r\\n\\r\\n
                        > \\027\\003\\003data
                        < \\027\\003\\003data
                        (< HTTP/1.1 204 No Content\\r\\n\\r\\n
                        (> GET /b HTTP/1.1\\r\\n\\r\\n
                        (< HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n
                        close server
                        """,
                        "start #1 GET /a HTTP/1.1 -> 204",
                        "last #2 GET /b HTTP/1.1 -> 404"),
                connection(
                        "joined before its first byte",
                        true,
                        "join\n" + HELLO + ANSWER + "handshake\n" + """
                        (> GET /a HTTP/1.1\\r\\n\\r\\n
                        (< HTTP/1.1 204 No Content\\r\\n\\r\\n
                        close client
                        """,
                        "unique #1 GET /a HTTP/1.1 -> 204"),
                connection(
                        "what is decrypted behind the end of the stream",
                        true,
                        "join\n" + HELLO + ANSWER + "handshake\n" + """
                        (> GET /a HTTP/1.1\\r\\n\\r\\n
                        (< HTTP/1.1 200 OK\\r\\n\\r\\nsome
                        end
                        (<  more
                        close server
                        """,
                        "unique #1 GET /a HTTP/1.1 -> 200"),
                connection(
                        "nobody comes forward",
                        true,
                        HELLO + ANSWER + DATA.repeat(6) + "close client",
                        "start #1 TLS 8 -> 14",
                        "continue #2 TLS 7 -> 7",
                        "continue #3 TLS 7 -> 7",
                        "continue #4 TLS 7 -> 7",
                        "continue #5 TLS 7 -> 7",
                        "continue #6 TLS 7 -> 7",
                        "last #7 TLS 7 -> 7"),
                connection(
                        "nobody has come forward when it closes",
                        true,
                        HELLO + ANSWER + "close client",
                        "unique #1 TLS 8 -> 14"),
                connection(
                        "a handshake that fails",
                        true,
                        HELLO + "join\n" + ANSWER + "> \\025\\003\\003alert\nfailure bad certificate\nclose client",
                        "unique #1 TLS 16 -> 14 bad certificate"),
                connection(
                        "a handshake that breaks off",
                        true,
                        "join\n" + HELLO + "close server",
                        "unique #1 TLS 8 -> - closed during the handshake"),
                connection(
                        "a handshake without a request",
                        true,
                        "join\n" + HELLO + ANSWER + "handshake\nclose client",
                        "unique #0"),
                connection("picked up in the middle", false, """
                        > \\027\\003\\003data
                        join
                        handshake
                        (> GET /a HTTP/1.1\\r\\n\\r\\n
                        < \\027\\003\\003data
                        (< HTTP/1.1 204 No Content\\r\\n\\r\\n
                        close client
                        """, "last #1 GET /a HTTP/1.1 -> 204"),
                connection(
                        "TLS in a tunnel",
                        true,
                        """
                        > CONNECT x:443 HTTP/1.1\\r\\n\\r\\n
                        < HTTP/1.1 200 OK\\r\\n\\r\\n
                        """ + HELLO + "join\n" + ANSWER + "handshake\n" + """
                        (> GET /a HTTP/1.1\\r\\n\\r\\n
                        (< HTTP/1.1 204 No Content\\r\\n\\r\\n
                        close client
                        """,
                        "unique #1 CONNECT x:443 HTTP/1.1 -> 200",
                        "unique #1 GET /a HTTP/1.1 -> 204"),
                connection(
                        "TLS behind something else",
                        true,
                        "> STARTTLS\\r\\n\n< 220 OK\\r\\n\njoin\n" + HELLO + ANSWER + "handshake\n" + """
                        (> EHLO\\r\\n
                        (< 250\\r\\n
                        close client
                        """,
                        "start #1 other 10 -> 8",
                        "last #2 other 6 -> 5"));
    }

    private static Arguments connection(String name, boolean fromItsOpening, String script, String... entries) {
        return Arguments.of(name, fromItsOpening, script, String.join("\n", entries));
    }

    private static String play(boolean fromItsOpening, String script, int pieces) {
        ConnectionScript played = new ConnectionScript(pieces, Side.CLIENT, fromItsOpening);
        played.run(script);
        return played.finish();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void playedWhole(String name, boolean fromItsOpening, String script, String entries) {
        assertThat(play(fromItsOpening, script, Integer.MAX_VALUE)).isEqualTo(entries);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void playedByteByByte(String name, boolean fromItsOpening, String script, String entries) {
        assertThat(play(fromItsOpening, script, 1)).isEqualTo(entries);
    }
}
