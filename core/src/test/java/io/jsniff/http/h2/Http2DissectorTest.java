package io.jsniff.http.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.h2.FrameScript.Step;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections as frames, and what is heard of them however they are cut. */
class Http2DissectorTest {
    private static final String BEGIN = """
            > PREFACE
            > SETTINGS 3=100 4=65535
            < SETTINGS 5=16384
            > SETTINGS ACK
            < SETTINGS ACK
            """;

    private static final String GET = ":method: GET | :scheme: http | :authority: x:80 | :path: /";

    static Stream<Arguments> connections() {
        return Stream.of(
                connection(
                        "a request and its response",
                        "> HEADERS 1 S | " + GET + """
                         | accept: */*
                        < HEADERS 1 | :status: 200 | server: a
                        < DATA 1 S hello
                        """,
                        "1>GET / HTTP/2/host: x:80/accept: */*",
                        "1>finished 0 COMPLETE",
                        "1<HTTP/2 200/server: a",
                        "1<body hello",
                        "1<finished 5 COMPLETE",
                        "1 closed"),
                connection(
                        "streams that interleave, with other frames between",
                        "> HEADERS 1 | " + GET + "a\n> HEADERS 3 S | " + GET + """
                        b
                        > DATA 1 one
                        < HEADERS 3 | :status: 204
                        > WINDOW 0
                        > WINDOW 3
                        < PING
                        < FRAME 2 0 3 0000000010
                        < FRAME 77 255 3 001122
                        > DATA 1 S two
                        < HEADERS 1 S | :status: 404
                        < DATA 3 S
                        """,
                        "1>GET /a HTTP/2/host: x:80",
                        "3>GET /b HTTP/2/host: x:80",
                        "3>finished 0 COMPLETE",
                        "3<HTTP/2 204",
                        "1>body onetwo",
                        "1>finished 6 COMPLETE",
                        "1<HTTP/2 404",
                        "1<finished 0 COMPLETE",
                        "1 closed",
                        "3<finished 0 COMPLETE",
                        "3 closed"),
                connection(
                        "padding, priority and continuation",
                        "> HEADERS 1 p5 w k7 | " + GET + """

                        > DATA 1 p9 padded
                        > DATA 1 p0 more
                        > DATA 1 S p3
                        < HEADERS 1 S p1 k0 | :status: 200
                        """,
                        "1>GET / HTTP/2/host: x:80",
                        "1>body paddedmore",
                        "1>finished 10 COMPLETE",
                        "1<HTTP/2 200",
                        "1<finished 0 COMPLETE",
                        "1 closed"),
                connection(
                        "interim responses and trailers",
                        "> HEADERS 1 S | " + GET + """

                        < HEADERS 1 | :status: 103 | link: </a>
                        < HEADERS 1 | :status: 100
                        < HEADERS 1 | :status: 200
                        < DATA 1 x
                        < HEADERS 1 S | grpc-status: 0 | grpc-message: fine
                        """,
                        "1>GET / HTTP/2/host: x:80",
                        "1>finished 0 COMPLETE",
                        "1<interim 103",
                        "1<interim 100",
                        "1<HTTP/2 200",
                        "1<body x",
                        "1<trailers grpc-status: 0/grpc-message: fine/",
                        "1<finished 1 COMPLETE",
                        "1 closed"),
                connection(
                        "resets by the server, and by the client: there the answer may be on its way",
                        "> HEADERS 1 | " + GET + "\n> HEADERS 3 | " + GET + """

                        > HEADERS 5 S | :method: GET | :path: /
                        > RST 5 8
                        < HEADERS 3 S | :status: 413
                        < RST 3
                        < RST 1 7
                        < RST 1 2
                        < DATA 1 late
                        < HEADERS 5 S | :status: 200
                        """,
                        "1>GET / HTTP/2/host: x:80",
                        "3>GET / HTTP/2/host: x:80",
                        "5>GET / HTTP/2",
                        "5>finished 0 COMPLETE",
                        "5>reset CANCEL",
                        "3<HTTP/2 413",
                        "3<finished 0 COMPLETE",
                        "3<reset NO_ERROR",
                        "3>finished 0 CUT",
                        "3 closed",
                        "1<reset REFUSED_STREAM",
                        "1>finished 0 CUT",
                        "1 closed",
                        "5<HTTP/2 200",
                        "5<finished 0 COMPLETE",
                        "5 closed"),
                connection(
                        "GOAWAY, behind which answers may still come",
                        "> HEADERS 1 S | " + GET + "\n> HEADERS 3 S | " + GET + """

                        < GOAWAY 1
                        < HEADERS 1 S | :status: 200
                        < END
                        """,
                        "1>GET / HTTP/2/host: x:80",
                        "1>finished 0 COMPLETE",
                        "3>GET / HTTP/2/host: x:80",
                        "3>finished 0 COMPLETE",
                        "<goaway",
                        "1<HTTP/2 200",
                        "1<finished 0 COMPLETE",
                        "1 closed",
                        "3 closed"),
                connection(
                        "a promise",
                        "> HEADERS 1 S | " + GET + """

                        < PUSH 1 2 | :method: GET | :path: /style.css | :authority: x
                        < HEADERS 1 S | :status: 200
                        < HEADERS 2 | :status: 200
                        < DATA 2 S css
                        """,
                        "1>GET / HTTP/2/host: x:80",
                        "1>finished 0 COMPLETE",
                        "2>GET /style.css HTTP/2/host: x",
                        "2>finished 0 COMPLETE",
                        "1<HTTP/2 200",
                        "1<finished 0 COMPLETE",
                        "1 closed",
                        "2<HTTP/2 200",
                        "2<body css",
                        "2<finished 3 COMPLETE",
                        "2 closed"),
                connection(
                        "a tunnel in a stream",
                        """
                        > HEADERS 1 | :method: CONNECT | :protocol: websocket | :path: /chat | :authority: x
                        < HEADERS 1 | :status: 200
                        > DATA 1 abc
                        < DATA 1 de
                        > DATA 1 S
                        < DATA 1 S f
                        """,
                        "1>CONNECT /chat HTTP/2/host: x/upgrade: websocket",
                        "1>finished 0 COMPLETE",
                        "1<HTTP/2 200",
                        "1<finished 0 COMPLETE",
                        "1 closed",
                        "tunnelled 6"),
                connection(
                        "a tunnel that is refused",
                        """
                        > HEADERS 1 | :method: CONNECT | :authority: x:443
                        < HEADERS 1 | :status: 403
                        < DATA 1 S no
                        """,
                        "1>CONNECT x:443 HTTP/2/host: x:443",
                        "1>finished 0 COMPLETE",
                        "1<HTTP/2 403",
                        "1<body no",
                        "1<finished 2 COMPLETE",
                        "1 closed"),
                connection(
                        "fields of the tables",
                        """
                        > HEADERS 1 S | #2 | #4 | +:authority: x | +a: b
                        > HEADERS 3 S | #2 | #5 | #63 | #62 | @62: c | #62
                        < HEADERS 1 S | #8
                        < HEADERS 3 S | #13
                        """,
                        "1>GET / HTTP/2/host: x/a: b",
                        "1>finished 0 COMPLETE",
                        "3>GET /index.html HTTP/2/host: x/a: b/a: c/a: c",
                        "3>finished 0 COMPLETE",
                        "1<HTTP/2 200",
                        "1<finished 0 COMPLETE",
                        "1 closed",
                        "3<HTTP/2 404",
                        "3<finished 0 COMPLETE",
                        "3 closed"),
                connection(
                        "values that would be other lines",
                        """
                        > HEADERS 1 S | :method: G T | :path: /a\\r\\nx: y | a: 1\\r\\nb: 2 | c : 3 | d: \\000
                        """,
                        "1>G?T /a  x: y HTTP/2/a: 1  b: 2/c?: 3/d:  ",
                        "1>finished 0 COMPLETE"),
                connection(
                        "the connection ends",
                        "> HEADERS 1 | " + GET + "\n> HEADERS 3 S | " + GET + """

                        < HEADERS 3 | :status: 200
                        < DATA 3 some
                        < END
                        > END
                        """,
                        "1>GET / HTTP/2/host: x:80",
                        "3>GET / HTTP/2/host: x:80",
                        "3>finished 0 COMPLETE",
                        "3<HTTP/2 200",
                        "3<body some",
                        "3<finished 4 CUT",
                        "3 closed",
                        "1>finished 0 CUT",
                        "1 closed"),
                connection(
                        "a response to nothing",
                        "< HEADERS 1 | :status: 200\n< DATA 1 S x\n> HEADERS 2 S | " + GET,
                        "orphan"),
                connection(
                        "no preface of its own",
                        "> TEXT GET / HTTP/1.1\\r\\n\\r\\n",
                        ">malformed: a frame is too long"),
                connection(
                        "a frame too long",
                        "< TEXT \\001\\000\\000\\000\\000\\000\\000\\000\\001",
                        "<malformed: a frame is too long"),
                connection("stream 0", "> DATA 0 x", ">malformed: a message on stream 0"),
                connection("padding beyond the frame", "> FRAME 0 8 1 05aa", ">malformed: padding is too long"),
                connection(
                        "padding beyond the head",
                        "> FRAME 1 12 1 0582",
                        ">malformed: a frame is too short for what it holds"),
                connection(
                        "an interrupted block",
                        "> FRAME 1 0 1 82\n> PING",
                        ">malformed: a header block is interrupted"),
                connection("a stray continuation", "> FRAME 9 4 1 82", ">malformed: a header block is interrupted"),
                connection(
                        "an index beyond the table", "> HEADERS 1 S | #62", ">malformed: a header block is not valid"));
    }

    private static Arguments connection(String name, String script, String... heard) {
        return Arguments.of(name, BEGIN + script, Arrays.asList(heard));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void heardWhole(String name, String script, List<String> heard) {
        assertThat(Wire.hear(FrameScript.parse(script), Integer.MAX_VALUE, true, false))
                .isEqualTo(heard);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void heardAlikeInPieces(String name, String script, List<String> heard) {
        for (int size : new int[] {1, 2, 7, 10}) {
            assertThat(Wire.hear(FrameScript.parse(script), size, true, false))
                    .as("pieces of %d", size)
                    .isEqualTo(heard);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void heardAlikeCutAnywhere(String name, String script, List<String> heard) {
        List<Step> steps = FrameScript.parse(script);
        for (int cut = 0; cut < steps.size(); cut++) {
            for (int at = 1; at < steps.get(cut).bytes().length; at++) {
                assertThat(Wire.hear(cut(steps, cut, at), Integer.MAX_VALUE, true, false))
                        .as("step %d cut at %d", cut, at)
                        .isEqualTo(heard);
            }
        }
    }

    private static List<Step> cut(List<Step> steps, int index, int at) {
        List<Step> cut = new ArrayList<>(steps);
        Step step = cut.remove(index);
        byte[] bytes = step.bytes();
        cut.add(index, new Step(step.direction(), Arrays.copyOfRange(bytes, at, bytes.length), 0));
        cut.add(index, new Step(step.direction(), Arrays.copyOf(bytes, at), 0));
        return cut;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void withoutBodiesOnlyTheBodiesAreMissing(String name, String script, List<String> heard) {
        List<String> expected =
                heard.stream().filter(line -> !line.matches("\\d+.body .*")).toList();
        for (int size : new int[] {1, 7, Integer.MAX_VALUE}) {
            assertThat(Wire.hear(FrameScript.parse(script), size, false, true))
                    .as("pieces of %d", size)
                    .isEqualTo(expected);
        }
    }

    @Test
    void allOfADirectionMayComeAtOnce() {
        List<Step> steps = FrameScript.parse(BEGIN + """
                > HEADERS 1 S | :method: GET | :path: /a
                < HEADERS 1 S | :status: 200
                > HEADERS 3 S | :method: GET | :path: /b
                < HEADERS 3 S | :status: 200
                """);
        List<Step> both = List.of(joined(steps, Direction.TO_DEST), joined(steps, Direction.TO_SOURCE));
        assertThat(Wire.hear(both, Integer.MAX_VALUE, false, false))
                .contains("1>GET /a HTTP/2", "3>GET /b HTTP/2", "1 closed", "3 closed");
    }

    private static Step joined(List<Step> steps, Direction direction) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        steps.stream().filter(step -> step.direction() == direction).forEach(step -> bytes.writeBytes(step.bytes()));
        return new Step(direction, bytes.toByteArray(), 0);
    }

    @Test
    void lostContentMakesAGap() {
        List<Step> steps = FrameScript.parse(BEGIN + "> HEADERS 1 S | " + GET + """

                < HEADERS 1 | :status: 200
                < TEXT \\000\\000\\012\\000\\001\\000\\000\\000\\001abc
                < GAP 4
                < TEXT hij
                """);
        assertThat(Wire.hear(steps, Integer.MAX_VALUE, true, false))
                .endsWith("1<HTTP/2 200", "1<body abchij", "1<finished 10 GAP", "1 closed");
    }

    @Test
    void behindAGapFramesAreFoundAgain() {
        List<Step> steps = FrameScript.parse(BEGIN + "> HEADERS 1 S | " + GET + "\n> HEADERS 3 S | " + GET + """

                < HEADERS 1 | +:status: 302 | +server: a
                < DATA 1 abc
                < GAP 400
                < TEXT efgh\\000\\000\\001\\000\\001\\000\\000\\000\\001x
                < HEADERS 3 S | #63 | #62 | @64: x | content-length: 0
                """);
        assertThat(Wire.hear(steps, Integer.MAX_VALUE, true, false))
                .endsWith(
                        "1<HTTP/2 302/server: a",
                        "1<body abcx",
                        "1<finished 4 GAP",
                        "1 closed",
                        "3<HTTP/2 ?/?: ?/?: ?/content-length: 0",
                        "3<finished 0 COMPLETE",
                        "3 closed");
    }

    @Test
    void pickedUpInTheMiddleWhatIsNotKnownIsMarked() {
        String script = """
                > HEADERS 7 S | #2 | #70 | :path: /known | #62 | +a: b
                > HEADERS 9 S | #70 | #5 | #62
                < HEADERS 5 | #8
                < DATA 5 S x
                < HEADERS 7 S | #8 | #63
                < HEADERS 9 S | #62 | server: x
                """;
        for (int size : new int[] {1, 7, Integer.MAX_VALUE}) {
            StreamTranscript transcript = new StreamTranscript(true);
            Http2Dissector dissector = new Http2Dissector(transcript, HttpLimits.STANDARD, true);
            assertThat(new Wire(transcript, dissector, false, size).play(FrameScript.parse(script)))
                    .containsExactly(
                            "7>GET /known HTTP/2/?: ?/?: ?/a: b",
                            "7>finished 0 COMPLETE",
                            "9>? /index.html HTTP/2/a: b",
                            "9>finished 0 COMPLETE",
                            "orphan",
                            "7<HTTP/2 200/?: ?",
                            "7<finished 0 COMPLETE",
                            "7 closed",
                            "9<HTTP/2 ?/server: x",
                            "9<finished 0 COMPLETE",
                            "9 closed");
        }
    }

    @Test
    void afterAnUpgradeTheFirstResponseAnswersTheRequestThatAskedForIt() {
        String script = """
                < SETTINGS
                < HEADERS 1 | :status: 200
                > PREFACE
                > SETTINGS
                < DATA 1 S hi
                > HEADERS 3 S | :method: GET | :path: /next
                """;
        StreamTranscript transcript = new StreamTranscript(true);
        Http2Dissector dissector = Http2Dissector.upgraded(transcript, HttpLimits.STANDARD, transcript.upgraded());
        assertThat(new Wire(transcript, dissector, false, 3).play(FrameScript.parse(script)))
                .containsExactly(
                        "1<HTTP/2 200",
                        "1<body hi",
                        "1<finished 2 COMPLETE",
                        "1 closed",
                        "3>GET /next HTTP/2",
                        "3>finished 0 COMPLETE");
    }

    @Test
    void theAnswerToAResetStreamIsNotWaitedForLong() {
        StreamTranscript transcript = new StreamTranscript(false);
        Http2Dissector dissector = new Http2Dissector(transcript, HttpLimits.STANDARD, false);
        new Wire(transcript, dissector, false, 100)
                .play(FrameScript.parse(BEGIN + "> HEADERS 1 | :method: PUT | :path: /\n> RST 1"));
        dissector.tick(999_999_999);
        assertThat(transcript.lines()).endsWith("1>reset NO_ERROR", "1>finished 0 CUT");
        dissector.tick(1_000_000_000);
        assertThat(transcript.lines()).endsWith("1>finished 0 CUT", "1 closed");
    }

    @Test
    void streamsAreBounded() {
        StringBuilder script = new StringBuilder(BEGIN);
        for (int i = 0; i < 5000; i++) {
            script.append("> HEADERS ").append(2 * i + 1).append(" | :method: GET | :path: /\n");
        }
        StreamTranscript transcript = new StreamTranscript(false);
        Http2Dissector dissector = new Http2Dissector(transcript, HttpLimits.STANDARD, false);
        new Wire(transcript, dissector, false, Integer.MAX_VALUE).play(FrameScript.parse(script.toString()));
        assertThat(transcript.open()).isEqualTo(HttpLimits.STANDARD.streams());
        dissector.ended(Direction.TO_SOURCE, 0);
        dissector.ended(Direction.TO_DEST, 0);
        assertThat(transcript.open()).isZero();
    }

    @Test
    void aBlockTooLongIsLeftOutAndTheOnesBehindAreRead() {
        String script = BEGIN + "< SETTINGS 5=100000\n> HEADERS 1 S | #2 | #4\n> HEADERS 3 S k9 | #2 | #4"
                + (" | b: " + "x".repeat(15_000)).repeat(5) + "\n> HEADERS 5 S | #2 | #4 | #62";
        assertThat(Wire.hear(FrameScript.parse(script), 1000, false, false))
                .containsExactly(
                        "1>GET / HTTP/2",
                        "1>finished 0 COMPLETE",
                        "3>? ? HTTP/2",
                        "3>finished 0 COMPLETE",
                        "5>GET / HTTP/2/?: ?",
                        "5>finished 0 COMPLETE");
    }
}
