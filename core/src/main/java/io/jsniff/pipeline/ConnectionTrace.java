package io.jsniff.pipeline;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.Printable;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Originator;
import io.jsniff.connection.TlsSession;
import io.jsniff.http.Completion;
import io.jsniff.http.Framing;
import io.jsniff.http.Outcome;
import io.jsniff.http.Protocol;
import io.jsniff.output.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells a {@link TraceLog} what happens on one connection, a line for each event: {@code #12 >> head 154 B: GET / HTTP/1.1}. {@code >>}
 * is what the client sends. There is one only if a log is wanted.
 */
final class ConnectionTrace {
    /** A longer first line is cut, once its credentials are hidden. */
    private static final int MAX_LINE = 256;

    private final TraceLog log;
    private final String name;
    private @Nullable Close close;

    ConnectionTrace(Connection connection, TraceLog log) {
        this.log = log;
        this.name = "#" + connection.id() + " ";
    }

    // ---- the connection

    void opened(Connection connection) {
        event(Printable.LINE.of(connection.source() + ">" + connection.dest())
                + (connection.openingSeen() ? " opened (" : " picked up in the middle (")
                + connection.side().name().toLowerCase(Locale.ROOT) + ")");
    }

    void speaks(Protocol protocol) {
        event(protocol == Protocol.OTHER ? "speaks neither HTTP nor TLS" : "speaks " + protocol.text());
    }

    void handshaken(TlsSession session) {
        String version = session.version() == null ? "TLS" : session.version();
        if (session.failure() == null) {
            event(version + " handshake done"
                    + (session.alpn() == null ? "" : ", " + Printable.LINE.of(session.alpn())));
        } else {
            event(version + " handshake failed: " + Printable.LINE.of(session.failure()));
        }
    }

    /** Its dissector takes no more bytes. */
    void left(Outcome outcome, boolean runsFollow) {
        switch (outcome.kind()) {
            case TUNNEL -> event("is a tunnel from here on");
            case HTTP2 -> event("upgraded to HTTP/2");
            case MALFORMED ->
                event((outcome.direction() == null ? "" : arrow(outcome.direction()))
                        + "malformed: " + outcome.reason()
                        + (runsFollow
                                ? "; its bytes are runs from here on"
                                : "; its bytes are not looked at from here on"));
            case ONGOING -> {}
        }
    }

    void withoutMemory() {
        event("no memory left for it; its bytes are not looked at from here on");
    }

    void lost(Direction direction, long bytes) {
        event(direction, bytes + " B lost to the tap");
    }

    void brokeOff() {
        event("an error of jsniff's own ended its dissection");
    }

    /** The first to begin has closed it. */
    void closing(Close begun) {
        close = close == null ? begun : close;
    }

    void ended(int exchanges, boolean inTunnel) {
        event((inTunnel ? "tunnel over" : howEnded(close)) + " after " + exchanges
                + (exchanges == 1 ? " exchange" : " exchanges"));
    }

    private static String howEnded(@Nullable Close end) {
        if (end == null) {
            return "still open when the tap stopped,";
        }
        String who = end.originator().name().toLowerCase(Locale.ROOT);
        return end.originator() == Originator.CLIENT || end.originator() == Originator.SERVER
                ? "closed by " + who + (end.reset() ? " (RST)" : " (FIN)")
                : "given up (" + who + ")";
    }

    // ---- messages; "of" names the stream, or is empty

    void head(Direction direction, String of, int status, byte[] array, int offset, int length) {
        event(
                direction,
                of + "head " + length + " B: "
                        + (direction == Direction.TO_SOURCE && status > 0
                                ? String.valueOf(status)
                                : firstLine(array, offset, offset + length)));
    }

    /** Without credentials, as they may stand in a URL. */
    private static String firstLine(byte[] array, int from, int to) {
        int lf = Ascii.indexOf(array, from, to, '\n');
        byte[] line = Arrays.copyOfRange(array, from, Ascii.trimEnd(array, from, lf < 0 ? to : lf));
        byte[] shown = Redaction.CREDENTIALS.firstLine(line);
        boolean cut = shown.length > MAX_LINE;
        String text = new String(shown, 0, cut ? MAX_LINE : shown.length, StandardCharsets.ISO_8859_1);
        return Printable.LINE.of(text) + (cut ? "..." : "");
    }

    void interim(String of, int status) {
        event(Direction.TO_SOURCE, of + "interim " + status);
    }

    void body(Direction direction, Framing framing, long length) {
        event(
                direction,
                "body: "
                        + switch (framing) {
                            case CONTENT_LENGTH -> length + " B by Content-Length";
                            case CHUNKED -> "chunked";
                            case CLOSE_DELIMITED -> "until the connection closes";
                        });
    }

    void unframed(Direction direction, String reason) {
        event(direction, "body without a length that can be relied on: " + reason);
    }

    void trailers(Direction direction, String of, int length) {
        event(direction, of + "trailers " + length + " B");
    }

    /** Of a message that is complete there is nothing to say but how long it was if it had no head. */
    void finished(Direction direction, String of, boolean headed, long size, Completion completion) {
        if (completion == Completion.CUT) {
            event(direction, of + "cut after " + size + " B");
        } else if (completion == Completion.GAP) {
            event(direction, of + "over after " + size + " B, some of them lost");
        } else if (!headed) {
            event(direction, of + size + " B without a head");
        }
    }

    void event(Direction direction, String text) {
        event(arrow(direction) + text);
    }

    private static String arrow(Direction direction) {
        return direction == Direction.TO_DEST ? ">> " : "<< ";
    }

    void event(String text) {
        log.event(name + text);
    }
}
