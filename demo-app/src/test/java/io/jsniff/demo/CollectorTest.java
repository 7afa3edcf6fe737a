package io.jsniff.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CollectorTest {
    private static final String EVENT =
            "POST /services/collector/event/1.0 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n";
    private static final String KEPT = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\n"
            + "Content-Length: 27\r\nConnection: Keep-Alive\r\n\r\n{\"text\":\"Success\",\"code\":0}";
    private static final String CLOSED = KEPT.replace("Keep-Alive", "close");
    private static final String LAST = EVENT + "Connection: close\r\n\r\n{}";
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n";

    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        collector = Collector.start(0);
    }

    @AfterEach
    void stop() throws IOException {
        collector.close();
    }

    static Stream<Arguments> dialogues() {
        return Stream.of(
                Arguments.of("an event", LAST, CLOSED),
                Arguments.of("two events on one connection", EVENT + "\r\n{}" + LAST, KEPT + CLOSED),
                Arguments.of("bare line feeds", LAST.replace("\r\n", "\n"), CLOSED),
                Arguments.of("options first", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n" + LAST, EMPTY + CLOSED),
                Arguments.of("the closing path", EVENT.replace("event", "close") + "\r\n{}", CLOSED),
                Arguments.of("HTTP/1.0", EVENT.replace("P/1.1", "P/1.0") + "\r\n{}", CLOSED),
                Arguments.of(
                        "HTTP/1.0 kept alive",
                        EVENT.replace("P/1.1", "P/1.0") + "Connection: keep-alive\r\n\r\n{}" + LAST,
                        KEPT + CLOSED),
                Arguments.of("another path", LAST.replace("/event/", "/other/"), error("404 Not Found")),
                Arguments.of("another method", LAST.replace("POST", "PUT"), error("404 Not Found")),
                Arguments.of("no length", EVENT + "Transfer-Encoding: chunked\r\n\r\n{}", error("411 Length Required")),
                Arguments.of("a bad length", EVENT.replace(": 2", ": -2") + "\r\n", error("400 Bad Request")),
                Arguments.of("no header field", "GET / HTTP/1.1\r\nwhat\r\n", error("400 Bad Request")),
                Arguments.of("no request line", "what\r\n\r\n", error("400 Bad Request")),
                Arguments.of("nothing", "", ""));
    }

    private static String error(String status) {
        return new String(Answer.error(status, true).bytes(), US_ASCII);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialogues")
    void answersWhatIsSentWhole(String name, String sent, String answered) throws IOException {
        assertThat(dialogue(sent, sent.length() + 1)).isEqualTo(answered);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialogues")
    void answersWhatIsSentByteByByte(String name, String sent, String answered) throws IOException {
        assertThat(dialogue(sent, 1)).isEqualTo(answered);
    }

    @Test
    void refusesAHeadWithoutEnd() throws IOException {
        assertThat(dialogue("GET / HTTP/1.1\r\nX: " + "x".repeat(16 * 1024 - 10), 4096))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void successHas27Bytes() {
        assertThat(Answer.SUCCESS).hasSize(27);
    }

    @Test
    void secondOneOnAPortIsRefused() {
        assertThatThrownBy(() -> Collector.start(collector.port())).isInstanceOf(BindException.class);
    }

    private String dialogue(String sent, int piece) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), collector.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            byte[] bytes = sent.getBytes(US_ASCII);
            for (int at = 0; at < bytes.length; at += piece) {
                socket.getOutputStream().write(bytes, at, Math.min(piece, bytes.length - at));
            }
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
