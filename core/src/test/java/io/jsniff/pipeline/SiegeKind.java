package io.jsniff.pipeline;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.h2.FrameScript;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What may come on one connection again and again: how it begins, what then repeats, and how often at full size. */
enum SiegeKind {
    WEB_SOCKET_MESSAGES(1_000_000, Text.UPGRADE, "> \\201\\005hello", "< \\201\\005hello"),
    /** Ten a second: 6,000 are ten minutes. */
    SERVER_SENT_EVENTS(6_000, Text.CHUNKED, "< 14\\r\\ndata: {\"event\": 1}\\n\\r\\n", "pause"),
    CHUNKS(10_000_000, Text.CHUNKED, "< 5\\r\\nhello\\r\\n"),
    TRAILERS(1_000_000, Text.CHUNKED + "\n< 0\\r\\n", "< X: y\\r\\n"),
    HEADER_LINES(1_000_000, "> GET / HTTP/1.1\\r\\n", "> X: y\\r\\n"),
    EMPTY_LINES(1_000_000, Text.GET, "> \\r\\n"),
    INTERIM_RESPONSES(1_000_000, Text.GET, "< HTTP/1.1 103 Early Hints\\r\\nLink: x\\r\\n\\r\\n"),
    RESPONSES_WITHOUT_REQUEST(1_000_000, Text.GET, Text.OK),
    REQUESTS_IN_TURN(1_000_000, Text.GET + "\n" + Text.OK, Text.GET, Text.OK),
    PIPELINED_REQUESTS(1_000_000, Text.GET + "\n" + Text.OK, Text.GET, Text.GET, Text.GET, Text.OK, Text.OK, Text.OK),
    REQUESTS_WITHOUT_RESPONSE(1_000_000, Text.GET, Text.GET),
    RUNS_OF_BYTES(1_000_000, "> PING\\r\\n\n< +PONG\\r\\n", "> PING\\r\\n", "< +PONG\\r\\n"),
    HTTP2_STREAMS(1_000_000, Text.HTTP2, "F> HEADERS 1 S | #2 | #4 | #6", "F< HEADERS 1 S | #8"),
    HTTP2_STREAMS_WITHOUT_RESPONSE(1_000_000, Text.HTTP2, "F> HEADERS 1 S | #2 | #4 | #6"),
    HTTP2_RESETS(1_000_000, Text.HTTP2, "F> HEADERS 1 S | #2 | #4 | #6", "F> RST 1 8"),
    HTTP2_PINGS(1_000_000, Text.HTTP2, "f> PING"),
    HTTP2_CONTINUATIONS(1_000_000, Text.HTTP2 + "\nf> FRAME 1 0 1 82", "f> FRAME 9 0 1 84");

    /** Something that happens; time passes if it is {@code null}. */
    record Piece(Direction direction, byte[] bytes, boolean newStream) {}

    private static final class Text {
        static final String GET = "> GET /a HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n";
        static final String OK = "< HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok";
        static final String CHUNKED = GET + "\n< HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n";
        static final String UPGRADE = """
                > GET /ws HTTP/1.1\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n
                < HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n""";
        static final String HTTP2 = """
                f> PREFACE
                f> SETTINGS
                f< SETTINGS""";
    }

    final int full;

    @SuppressWarnings("ImmutableEnumChecker") // it is
    final List<Piece> begin;

    @SuppressWarnings("ImmutableEnumChecker")
    final List<Piece> repeated;

    SiegeKind(int full, String begin, String... repeated) {
        this.full = full;
        this.begin = begin.lines().map(SiegeKind::piece).toList();
        this.repeated = Stream.of(repeated).map(SiegeKind::piece).toList();
    }

    /** Bytes behind {@code >} or {@code <}, or a frame behind {@code f}, as {@code F} of a stream of its own each time. */
    private static Piece piece(String line) {
        if (line.equals("pause")) {
            return new Piece(Direction.TO_DEST, new byte[0], false);
        }
        char kind = line.charAt(0);
        if (kind == 'f' || kind == 'F') {
            FrameScript.Step step = FrameScript.parse(line.substring(1)).get(0);
            return new Piece(step.direction(), step.bytes(), kind == 'F');
        }
        Direction direction = kind == '>' ? Direction.TO_DEST : Direction.TO_SOURCE;
        return new Piece(direction, Ascii.bytes(line.substring(2).translateEscapes()), false);
    }

    /** The bytes of a piece the n-th time. */
    static byte[] bytes(Piece piece, int n) {
        if (!piece.newStream) {
            return piece.bytes;
        }
        byte[] bytes = Arrays.copyOf(piece.bytes, piece.bytes.length);
        int stream = 2 * n + 1;
        bytes[5] = (byte) (stream >> 24);
        bytes[6] = (byte) (stream >> 16);
        bytes[7] = (byte) (stream >> 8);
        bytes[8] = (byte) stream;
        return bytes;
    }
}
