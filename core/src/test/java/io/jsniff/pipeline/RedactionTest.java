package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.http.h2.FrameScript;
import io.jsniff.output.EntryWriter.WhenFull;
import io.jsniff.output.Rotation;
import io.jsniff.output.Sink;
import io.jsniff.output.format.FormatOptions;
import io.jsniff.report.Summary;
import io.jsniff.reuse.ReuseClassifier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials reach no output, whichever version of HTTP they came by. */
class RedactionTest {
    private static final String HTTP_1 = """
            > TEXT GET /a HTTP/1.1\\r\\nHost: h\\r\\nAuthorization: Basic s3cret\\r\\nCookie: id=s3cret; b=s3cret\\r\\nProxy-Authorization: s3cret\\r\\n\\r\\n
            < TEXT HTTP/1.1 200 OK\\r\\nSet-Cookie: id=s3cret\\r\\nset-COOKIE: b=s3cret\\r\\nContent-Length: 0\\r\\n\\r\\n
            """;

    /** Literals, fields that go to the dynamic table, and fields that come from it. */
    private static final String HTTP_2 = """
            > PREFACE
            > SETTINGS
            < SETTINGS
            > HEADERS 1 S k9 | :method: GET | :path: /a | +authorization: Basic s3cret | cookie: id=s3cret | cookie: b=s3cret | proxy-authorization: s3cret
            < HEADERS 1 | :status: 200 | +set-cookie: id=s3cret | set-cookie: b=s3cret
            < DATA 1 body
            < HEADERS 1 S | set-cookie: late=s3cret
            > HEADERS 3 S | :method: GET | :path: /b | #62 | @62: s3cret | cookie: s3cret | proxy-authorization: s3cret
            < HEADERS 3 S | :status: 200 | #62
            """;

    static Stream<Arguments> outputs() {
        List<String> formats = List.of(
                "json",
                "%request",
                "%request.header",
                "%request.header.value(Authorization)",
                "%request.header.value(cookie)",
                "%request.header.value(Proxy-Authorization)",
                "%request.header.grep(Authorization: ([^\\r\\n]*))",
                "%request.grep(cookie: ([^\\r\\n]*))",
                "%response",
                "%response.header",
                "%response.header.value(Set-Cookie)",
                "%response.header.grep(Set-Cookie: ([^\\r\\n]*))",
                "%response.grep(set-cookie: ([^\\r\\n]*))");
        return formats.stream()
                .flatMap(format -> Stream.of(
                        Arguments.of("HTTP/1.1", HTTP_1, format, Integer.MAX_VALUE),
                        Arguments.of("HTTP/1.1 byte by byte", HTTP_1, format, 1),
                        Arguments.of("HTTP/2", HTTP_2, format, Integer.MAX_VALUE),
                        Arguments.of("HTTP/2 byte by byte", HTTP_2, format, 1)));
    }

    @ParameterizedTest(name = "{0} as {2}")
    @MethodSource("outputs")
    void noCredentialIsShown(String version, String script, String format, int pieces) {
        assertThat(record(script, format, pieces)).contains("***").doesNotContain("s3cret");
    }

    private static String record(String script, String format, int pieces) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        RecordingOptions options = new RecordingOptions(
                format,
                format.equals("json"),
                FormatOptions.agent(),
                "",
                Rotation.NEVER,
                ReuseClassifier.NEVER,
                WhenFull.WAIT);
        Recording recording = new Recording(options, into(written), new Summary(), () -> {}, entry -> true);
        Endpoint end = Endpoint.of(new byte[] {10, 0, 0, 1}, 80);
        ConnectionHandler handler =
                recording.connections().opened(new Connection(1, Side.CLIENT, end, end, null, 1, 1));
        long time = 2;
        for (FrameScript.Step step : FrameScript.parse(script)) {
            time = feed(handler, step.direction(), step.bytes(), pieces, time);
        }
        handler.closed(new Close(Originator.CLIENT, false, time));
        assertThat(recording.close(Duration.ofSeconds(30))).isTrue();
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    private static long feed(ConnectionHandler handler, Direction direction, byte[] bytes, int pieces, long begin) {
        long time = begin;
        for (int from = 0; from < bytes.length; from += Math.min(pieces, bytes.length - from)) {
            handler.bytes(direction, bytes, from, Math.min(pieces, bytes.length - from), time++);
        }
        return time;
    }

    private static Sink into(ByteArrayOutputStream written) {
        return new Sink() {
            @Override
            public int write(byte[] bytes, int offset, int length) {
                written.write(bytes, offset, length);
                return length;
            }

            @Override
            public String name() {
                return "memory";
            }
        };
    }
}
