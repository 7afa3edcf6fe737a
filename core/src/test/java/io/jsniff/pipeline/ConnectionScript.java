package io.jsniff.pipeline;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.Completion;
import io.jsniff.http.Protocol;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.ReuseClassifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plays a written connection into a pipeline and writes down the entries. Lines: {@code > bytes}, {@code < bytes}, {@code close WHO}. */
final class ConnectionScript implements EntryListener {
    private static final Endpoint SOURCE = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
    private static final Endpoint DEST = Endpoint.of(new byte[] {10, 0, 0, 2}, 80);

    private final List<String> entries = new ArrayList<>();
    private final Pipeline pipeline =
            new Pipeline(new Retention(Part.LINE, Part.LINE, 0, 0, false), this, ReuseClassifier.NEVER);
    private final ConnectionHandler handler = pipeline.opened(new Connection(1, Side.WIRE, SOURCE, DEST, null, 1, 2));
    private final int pieces;
    private long time = 10;
    private boolean closed;

    ConnectionScript(int pieces) {
        this.pieces = pieces;
    }

    static String play(String script, int pieces) {
        ConnectionScript played = new ConnectionScript(pieces);
        played.run(script);
        return played.finish();
    }

    Counters counters() {
        return pipeline.counters();
    }

    void run(String script) {
        script.lines().forEach(this::step);
    }

    String finish() {
        if (!closed) {
            handler.abandoned(time);
        }
        return String.join("\n", entries);
    }

    private void step(String line) {
        String rest = line.substring(line.indexOf(' ') + 1);
        switch (line.charAt(0)) {
            case '>' -> send(Direction.TO_DEST, rest);
            case '<' -> send(Direction.TO_SOURCE, rest);
            default -> close(Originator.valueOf(rest.toUpperCase(java.util.Locale.ROOT)));
        }
    }

    private void send(Direction direction, String escaped) {
        byte[] bytes = escaped.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from < bytes.length; ) {
            int skip = (int) Math.min(handler.skippable(direction), Math.min(pieces, bytes.length - from));
            int length = skip > 0 ? skip : Math.min(pieces, bytes.length - from);
            if (skip > 0) {
                handler.skipped(direction, skip, ++time);
            } else {
                byte[] piece = Arrays.copyOfRange(bytes, from, from + length);
                handler.bytes(direction, piece, 0, length, ++time);
                Arrays.fill(piece, (byte) 0); // the array is the tap's own again: nobody may look at it later
            }
            from += length;
        }
    }

    private void close(Originator who) {
        closed = true;
        handler.closed(new Close(who, false, ++time));
    }

    @Override
    public void opened(Connection connection) {}

    @Override
    public void entry(Entry entry) {
        Exchange exchange = entry.exchange();
        String text = new String(entry.reuse().text(), StandardCharsets.US_ASCII) + " #" + exchange.number();
        entries.add(exchange.request() == null ? text : text + " " + messages(exchange, exchange.request()));
    }

    private static String messages(Exchange exchange, Message request) {
        Message response = exchange.response();
        if (exchange.protocol() == Protocol.OTHER && request.head() == null) {
            return "other " + request.size() + " -> " + (response == null ? "-" : response.size());
        }
        return (request.head() == null ? "?" : request.head().firstLine())
                + " -> "
                + (exchange.status() == 0 ? "-" : exchange.status())
                + (exchange.interim().length == 0 ? "" : " after " + Arrays.toString(exchange.interim()))
                + (request.completion() == Completion.COMPLETE ? "" : " request cut");
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges) {}
}
