package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Limits;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.bytes.MemoryUse;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.Side;
import io.jsniff.connection.TlsSession;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.Completion;
import io.jsniff.http.Protocol;
import io.jsniff.http.h2.FrameScript;
import io.jsniff.http.h2.Http2ErrorCode;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.output.Redaction;
import io.jsniff.output.json.JsonLineSchema;
import io.jsniff.output.json.JsonLines;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClassifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plays a written connection into a pipeline and writes down the entries; as JSON they are held against its schema.
 * Lines: {@code > bytes}, {@code < bytes}, {@code close WHO}; {@code join} when the tap begins to see inside TLS, after which {@code (> bytes} and {@code (< bytes} are plaintext, {@code
 * handshake} and {@code failure TEXT} when the handshake is over, {@code F > HEADERS 1 …} a frame, or a gap, as {@link FrameScript} has it, {@code end} when the dest has sent its last byte.
 */
final class ConnectionScript implements EntryListener {
    private static final Endpoint SOURCE = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
    private static final Endpoint DEST = Endpoint.of(new byte[] {10, 0, 0, 2}, 80);

    private final List<String> entries = new ArrayList<>();
    private final MemoryBudget budget = new MemoryBudget(new Limits(1 << 30));
    private final JsonLines json = new JsonLines(Redaction.CREDENTIALS);
    private final TextBuffer jsonLines = new TextBuffer(1024);
    private final Pipeline pipeline =
            new Pipeline(new Retention(Part.LINE, Part.LINE, 0, 0, false), this, ReuseClassifier.NEVER, budget);
    private final Map<Limits.Part, Long> empty = held();
    private final ConnectionHandler handler;
    private final int pieces;
    private boolean ticking;
    private Plaintext plaintext;
    private long time = 10;
    private boolean closed;
    private Http2Traffic traffic;

    ConnectionScript(int pieces) {
        this(pieces, Side.WIRE, true);
    }

    ConnectionScript(int pieces, Side side, boolean fromItsOpening) {
        this(pieces, side, fromItsOpening, null);
    }

    private ConnectionScript(int pieces, Side side, boolean fromItsOpening, TraceLog log) {
        this.pieces = pieces;
        long opened = fromItsOpening ? 1 : Connection.UNKNOWN;
        Pipeline taken = log == null ? pipeline : pipeline.tracedTo(log);
        handler = taken.opened(new Connection(1, side, SOURCE, DEST, null, opened, opened));
    }

    /** What a log of events says of it; the entries must be those that there are without a log. */
    static String trace(String script, int pieces, Side side) {
        List<String> events = new ArrayList<>();
        ConnectionScript traced = new ConnectionScript(pieces, side, true, events::add);
        traced.run(script);
        ConnectionScript untraced = new ConnectionScript(pieces, side, true);
        untraced.run(script);
        assertThat(traced.finish()).isEqualTo(untraced.finish());
        return String.join("\n", events);
    }

    /** Byte by byte, with a tick of the clock after each. */
    static String playTicking(String script) {
        ConnectionScript played = new ConnectionScript(1);
        played.ticking = true;
        played.run(script);
        return played.finish();
    }

    static String play(String script, int pieces) {
        ConnectionScript played = new ConnectionScript(pieces);
        played.run(script);
        return played.finish();
    }

    PipelineCounters counters() {
        return pipeline.counters();
    }

    /** What had flowed in frames when the connection closed. */
    Http2Traffic traffic() {
        return traffic;
    }

    void run(String script) {
        script.lines().forEach(this::step);
    }

    String finish() {
        if (!closed) {
            handler.abandoned(time);
        }
        assertThat(pipeline.counters().failures().next()).isNull();
        assertThat(held()).as("what is held when the connection is no more").isEqualTo(empty);
        JsonLineSchema.check(new String(jsonLines.toArray(), StandardCharsets.UTF_8));
        return String.join("\n", entries);
    }

    /** But for what is remembered of the past, which outlives connections. */
    private Map<Limits.Part, Long> held() {
        return budget.use().stream()
                .filter(use -> use.part() != Limits.Part.EVIDENCE)
                .collect(Collectors.toMap(MemoryUse::part, MemoryUse::used));
    }

    private void step(String line) {
        String rest = line.substring(line.indexOf(' ') + 1);
        switch (line.charAt(0)) {
            case '>' -> send(handler, Direction.TO_DEST, rest);
            case '<' -> send(handler, Direction.TO_SOURCE, rest);
            case '(' -> send(plaintext, line.charAt(1) == '>' ? Direction.TO_DEST : Direction.TO_SOURCE, rest);
            case 'F' -> FrameScript.parse(rest).forEach(this::frame);
            case 'j' -> plaintext = handler.secured();
            case 'h' -> plaintext.handshaken(new TlsSession(null, null, "TLSv1.3", "X", "h", false, 5, null));
            case 'f' -> plaintext.handshaken(TlsSession.failed(5, rest));
            case 'e' -> handler.ended(Direction.TO_SOURCE, ++time);
            default -> close(Originator.valueOf(rest.toUpperCase(java.util.Locale.ROOT)));
        }
    }

    private void frame(FrameScript.Step step) {
        if (step.gap() > 0) {
            handler.gap(step.direction(), step.gap(), ++time);
        } else {
            send(handler, step.direction(), step.bytes());
        }
    }

    private void send(ByteListener to, Direction direction, String escaped) {
        send(to, direction, escaped.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void send(ByteListener to, Direction direction, byte[] bytes) {
        for (int from = 0; from < bytes.length; ) {
            int skip = (int) Math.min(to.skippable(direction), Math.min(pieces, bytes.length - from));
            int length = skip > 0 ? skip : Math.min(pieces, bytes.length - from);
            if (skip > 0) {
                to.skipped(direction, skip, ++time);
            } else {
                byte[] piece = Arrays.copyOfRange(bytes, from, from + length);
                to.bytes(direction, piece, 0, length, ++time);
                Arrays.fill(piece, (byte) 0); // the array is the tap's own again: no one may look at it later
            }
            from += length;
            if (ticking) {
                handler.tick(time);
            }
        }
    }

    private void close(Originator who) {
        closed = true;
        handler.closed(new Close(who, false, ++time));
    }

    @Override
    public void opened(Connection connection) {
        json.renderOpened(connection, jsonLines);
    }

    @Override
    public void entry(Entry entry) {
        json.render(entry, jsonLines);
        Exchange exchange = entry.exchange();
        String text = new String(entry.reuse().text(), StandardCharsets.US_ASCII) + " #" + exchange.number();
        entries.add(exchange.request() == null ? text : text + " " + messages(exchange, exchange.request()));
    }

    private static String messages(Exchange exchange, Message request) {
        Message response = exchange.response();
        if (exchange.protocol() != Protocol.HTTP1 && request.head() == null) {
            return exchange.protocol().text() + " " + request.size() + " -> "
                    + (response == null ? "-" : response.size()) + failure(exchange);
        }
        return (request.head() == null ? "?" : request.head().firstLine())
                + " -> "
                + (exchange.status() == 0 ? "-" : exchange.status())
                + (exchange.interim().length == 0 ? "" : " after " + Arrays.toString(exchange.interim()))
                + (request.completion() == Completion.COMPLETE ? "" : " request cut")
                + (exchange.reset() == null
                        ? ""
                        : " reset " + Http2ErrorCode.name(exchange.reset().error()));
    }

    private static String failure(Exchange exchange) {
        TlsSession tls = exchange.connection().tls();
        return tls == null || tls.failure() == null ? "" : " " + tls.failure();
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        json.renderClosed(connection, close, exchanges, evidence, jsonLines);
        traffic = evidence.ending().traffic();
    }
}
