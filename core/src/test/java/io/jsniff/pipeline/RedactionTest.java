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
import io.jsniff.output.Redaction;
import io.jsniff.output.Rotation;
import io.jsniff.output.Sink;
import io.jsniff.output.format.FormatOptions;
import io.jsniff.report.Summary;
import io.jsniff.reuse.ReuseClassifier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials reach no output, whichever version of HTTP they came by. */
class RedactionTest {
    private static final String HTTP_1 = """
            > TEXT GET /a?token=s3cret&b=c HTTP/1.1\\r\\nHost: h\\r\\nAuthorization: Basic s3cret\\r\\nCookie: id=s3cret; b=s3cret\\r\\nProxy-Authorization: s3cret\\r\\nX-Api-Key: s3cret\\r\\nReferer: http://u:s3cret@h/?sig=s3cret\\r\\n\\r\\n
            < TEXT HTTP/1.1 302 Found\\r\\nSet-Cookie: id=s3cret\\r\\nset-COOKIE: b=s3cret\\r\\nLocation: http://s3cret@h/?code=s3cret\\r\\nContent-Length: 0\\r\\n\\r\\n
            """;

    /** Literals, fields that go to the dynamic table, fields that come from it, and blocks that go on in CONTINUATION. */
    private static final String HTTP_2 = """
            > PREFACE
            > SETTINGS
            < SETTINGS
            > HEADERS 1 S k9 | :method: GET | :path: /a?token=s3cret | +authorization: Basic s3cret | cookie: id=s3cret | cookie: b=s3cret | proxy-authorization: s3cret | x-api-key: s3cret | referer: http://u:s3cret@h/?sig=s3cret
            < HEADERS 1 k30 | :status: 302 | +set-cookie: id=s3cret | set-cookie: b=s3cret | location: http://s3cret@h/?code=s3cret
            < DATA 1 body
            < HEADERS 1 S | set-cookie: late=s3cret
            > HEADERS 3 S k40 | :method: GET | :path: /b?token=s3cret | #62 | @62: s3cret | cookie: s3cret | proxy-authorization: s3cret | x-api-key: s3cret | referer: http://s3cret@h/
            < HEADERS 3 S | :status: 302 | #62 | location: /?code=s3cret
            """;

    private static final List<String> FORMATS = List.of(
            "json",
            "%request",
            "%request.line",
            "%request.url",
            "%request.header",
            "%request.header.value(Authorization)",
            "%request.header.value(cookie)",
            "%request.header.value(Proxy-Authorization)",
            "%request.header.x-api-key",
            "%request.header.referer",
            "%request.header.grep(Authorization: ([^\\r\\n]*))",
            "%request.header.grep(token=([^ ]*))",
            "%request.grep(cookie: ([^\\r\\n]*))",
            "%response",
            "%response.header",
            "%response.header.value(Set-Cookie)",
            "%response.header.value(location)",
            "%response.header.grep(Set-Cookie: ([^\\r\\n]*))",
            "%response.grep(set-cookie: ([^\\r\\n]*))",
            "%response.grep(code=(.*))");

    private static final Map<String, String> ODD = Map.ofEntries(
            Map.entry("a form", """
                    > TEXT POST /a HTTP/1.1\\r\\nContent-Type: application/x-www-form-urlencoded\\r\\nContent-Length: 26\\r\\n\\r\\na=b&password=s3cret&c=dddd
                    < TEXT HTTP/1.1 204 OK\\r\\n\\r\\n
                    """),
            Map.entry("a form whose names are cut by chunks", """
                    > TEXT POST /a HTTP/1.1\\r\\nContent-Type: application/x-www-form-urlencoded\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n4\\r\\npass\\r\\nb\\r\\nword=s3cret\\r\\n0\\r\\n\\r\\n
                    < TEXT HTTP/1.1 204 OK\\r\\n\\r\\n
                    """),
            Map.entry("folded lines", """
                    > TEXT GET /a HTTP/1.1\\r\\nAuthorization:\\r\\n Basic\\r\\n\\ts3cret\\r\\nReferer: http://h/?token=\\r\\n s3cret\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\nSet-Cookie: a\\r\\n =s3cret\\r\\nContent-Length: 0\\r\\n\\r\\n
                    """),
            Map.entry("a line that ends with a CR alone", """
                    > TEXT GET /a HTTP/1.1\\r\\nA: b\\rAuthorization: s3cret\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\nA: b\\rSet-Cookie: s3cret\\r\\nContent-Length: 0\\r\\n\\r\\n
                    """),
            Map.entry("trailers", """
                    > TEXT GET /a HTTP/1.1\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nok\\r\\n0\\r\\nSet-Cookie: s3cret\\r\\n\\r\\n
                    """),
            Map.entry("a response within the body of another", """
                    > TEXT GET /a HTTP/1.1\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\nContent-Length: x\\r\\n\\r\\nokHTTP/1.1 200 OK\\r\\nSet-Cookie: s3cret\\r\\n\\r\\n
                    """),
            Map.entry("a connection that ceases to be HTTP", """
                    > TEXT GET /a HTTP/1.1\\r\\n\\r\\n\\1 Authorization: s3cret\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\nX: set-cookie s3cret\\r\\n\\r\\n
                    """),
            Map.entry("frames on a connection that is not HTTP", """
                    > TEXT \\1\\2\\3
                    > HEADERS 1 S | :method: GET | authorization: s3cret
                    < HEADERS 1 | :status: 200 | set-cookie: id=s3cret
                    """),
            Map.entry("frames behind a broken one", """
                    > PREFACE
                    > SETTINGS
                    > HEADERS 1 S | :method: GET | :path: /a
                    < SETTINGS
                    < FRAME 4 0 1 00
                    < HEADERS 1 | :status: 200 | set-cookie: id=s3cret
                    > HEADERS 3 S | :method: GET | authorization: s3cret
                    """),
            Map.entry("bytes inside a tunnel", """
                    > TEXT CONNECT u:s3cret@h:1 HTTP/1.1\\r\\nProxy-Authorization: s3cret\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\n\\r\\n
                    > TEXT \\1Authorization: s3cret
                    < TEXT s3cret
                    """),
            Map.entry("HTTP inside a tunnel", """
                    > TEXT CONNECT h:1 HTTP/1.1\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\n\\r\\n
                    > TEXT GET /?token=s3cret HTTP/1.1\\r\\nX-Auth-Token: s3cret\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\nSet-Cookie: s3cret\\r\\nContent-Length: 0\\r\\n\\r\\n
                    """),
            Map.entry("what a connection was upgraded to", """
                    > TEXT GET /?token=s3cret HTTP/1.1\\r\\nConnection: upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n
                    < TEXT HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nSet-Cookie: s3cret\\r\\n\\r\\n
                    < TEXT \\201\\6s3cret
                    """),
            Map.entry("a head with a hole", """
                    > TEXT GET /a?token=s3cret HTTP/1.1\\r\\nAuthorization: s3cret
                    > GAP 5
                    > TEXT s3cret\\r\\n\\r\\nGET /b?code=s3cret HTTP/1.1\\r\\n\\r\\n
                    < TEXT HTTP/1.1 200 OK\\r\\nSet-Cookie: s3cret
                    < GAP 3
                    < TEXT s3cret\\r\\n\\r\\n
                    """),
            Map.entry("a head that is cut off", """
                    > TEXT GET /a?token=s3cret HT
                    """),
            Map.entry("a field that is cut off", """
                    > TEXT GET /a HTTP/1.1\\r\\nCookie: s3cret
                    """),
            Map.entry("HTTP/0.9", """
                    > TEXT GET /a?token=s3cret\\r\\n
                    < TEXT body
                    """));

    static Stream<Arguments> outputs() {
        return FORMATS.stream()
                .flatMap(format -> Stream.of(
                        Arguments.of("HTTP/1.1", HTTP_1, format, Integer.MAX_VALUE),
                        Arguments.of("HTTP/1.1 byte by byte", HTTP_1, format, 1),
                        Arguments.of("HTTP/2", HTTP_2, format, Integer.MAX_VALUE),
                        Arguments.of("HTTP/2 byte by byte", HTTP_2, format, 1)));
    }

    @ParameterizedTest(name = "{0} as {2}")
    @MethodSource("outputs")
    void noCredentialIsShown(String version, String script, String format, int pieces) {
        assertThat(record(script, format, pieces, FormatOptions.agent()))
                .contains("***")
                .doesNotContain("s3cret");
    }

    static Stream<String> odd() {
        return ODD.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void noCredentialIsShownOf(String what) {
        for (String format : FORMATS) {
            for (int pieces : new int[] {1, 7, Integer.MAX_VALUE}) {
                assertThat(record(ODD.get(what), format, pieces, FormatOptions.agent()))
                        .as("%s in pieces of %d", format, pieces)
                        .doesNotContain("s3cret");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"frames on a connection that is not HTTP", "a head that is cut off"})
    void whatIsNotUnderstoodIsShownByItsSizeAlone(String what) {
        assertThat(record(ODD.get(what), "%request%response", Integer.MAX_VALUE, FormatOptions.agent()))
                .containsPattern("\\*\\*\\* \\(\\d+ bytes\\)");
        assertThat(record(ODD.get(what), "%request%response", Integer.MAX_VALUE, FormatOptions.capture()))
                .contains("s3cret");
    }

    @Test
    void nothingIsHiddenIfNothingIsToBe() {
        FormatOptions shown = FormatOptions.agent().withRedaction(Redaction.NONE);
        assertThat(FORMATS).allSatisfy(format -> {
            assertThat(record(HTTP_1, format, Integer.MAX_VALUE, shown))
                    .contains("s3cret")
                    .doesNotContain("***");
            assertThat(record(HTTP_2, format, Integer.MAX_VALUE, shown))
                    .contains("s3cret")
                    .doesNotContain("***");
        });
    }

    private static String record(String script, String format, int pieces, FormatOptions text) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        RecordingOptions options = new RecordingOptions(
                format, format.equals("json"), text, "", Rotation.NEVER, ReuseClassifier.NEVER, WhenFull.WAIT);
        Recording recording = new Recording(options, into(written), new Summary(), () -> {}, entry -> true);
        Endpoint end = Endpoint.of(new byte[] {10, 0, 0, 1}, 80);
        ConnectionHandler handler =
                recording.connections().opened(new Connection(1, Side.CLIENT, end, end, null, 1, 1));
        long time = 2;
        for (FrameScript.Step step : FrameScript.parse(script)) {
            if (step.gap() > 0) {
                handler.gap(step.direction(), step.gap(), time++);
            }
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
