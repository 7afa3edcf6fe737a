package io.jsniff.capture.tcp;

import io.jsniff.capture.packet.FrameDecoder;
import io.jsniff.capture.packet.LinkType;
import io.jsniff.capture.packet.Packets;
import io.jsniff.capture.packet.Segment;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client at 10.0.0.1:4000 and a server at 10.0.0.2:80 whose segments go through a decoder into a table, for tests. What the
 * table reports is written down, one word an event: {@code 1>text} and {@code 1<text} for bytes of connection 1, {@code 1>+5}
 * for skipped ones, {@code 1>?5} for a gap, {@code 1>.} for the end of a direction. Each segment is a millisecond after the
 * last.
 */
final class Wire {
    static final int C = 1000;
    static final int S = 5000;

    private final FrameDecoder decoder = new FrameDecoder(LinkType.RAW, 16);
    private final List<String> events = new ArrayList<>();
    private final TcpStreamTable table;
    private long skippable;
    long time = 1_000_000_000L;
    int clientPort = 4000;

    Wire() {
        this(StreamLimits.standard());
    }

    Wire(StreamLimits limits) {
        table = new TcpStreamTable(Log::new, limits);
    }

    TcpStreamTable table() {
        return table;
    }

    Wire skippable(long count) {
        skippable = count;
        return this;
    }

    /** What was reported since the last call. */
    String events() {
        String all = String.join(" ", events);
        events.clear();
        return all;
    }

    /** SYN, SYN/ACK and ACK with the initial numbers that make the first bytes {@link #C} and {@link #S}. */
    Wire handshake() {
        return client("S", C - 1, 0, "").server("SA", S - 1, C, "").client("A", C, S, "");
    }

    Wire client(String flags, int sequence, int acknowledgment, String text) {
        return send(true, flags, sequence, acknowledgment, text, text.length());
    }

    Wire server(String flags, int sequence, int acknowledgment, String text) {
        return send(false, flags, sequence, acknowledgment, text, text.length());
    }

    /** A segment of which only a part was captured. */
    Wire serverCut(int sequence, int acknowledgment, String text, int captured) {
        return send(false, "A", sequence, acknowledgment, text, captured);
    }

    Wire after(long nanos) {
        time += nanos;
        return this;
    }

    Wire finish() {
        table.finish(time);
        return this;
    }

    private Wire send(boolean client, String flags, int sequence, int acknowledgment, String text, int captured) {
        int from = client ? clientPort : 80;
        int to = client ? 80 : clientPort;
        byte[] tcp = Packets.tcp(from, to, sequence, acknowledgment, flags(flags), Packets.ascii(text));
        byte[] frame = Packets.ip4(client ? 0x0a000001 : 0x0a000002, client ? 0x0a000002 : 0x0a000001, 6, tcp);
        time += 1_000_000;
        if (decoder.decode(frame, 0, frame.length - text.length() + captured, frame.length, time)) {
            table.segment(decoder.segment(), time);
        }
        return this;
    }

    private static int flags(String names) {
        int flags = 0;
        for (int i = 0; i < names.length(); i++) {
            flags |= switch (names.charAt(i)) {
                case 'S' -> Segment.SYN;
                case 'A' -> Segment.ACK;
                case 'F' -> Segment.FIN;
                case 'R' -> Segment.RST;
                default -> throw new IllegalArgumentException(names);
            };
        }
        return flags;
    }

    /** Writes down what a connection reports. */
    private final class Log implements ConnectionHandler {
        private final Connection connection;
        private final long id;

        Log(Connection connection) {
            this.connection = connection;
            id = connection.id();
            events.add("%d:%s%s%s"
                    .formatted(
                            id,
                            connection.source(),
                            connection.openingSeen() ? "" : "(middle)",
                            connection.connectTime() == Connection.UNKNOWN
                                    ? ""
                                    : "/" + connection.connectTime() / 1_000_000));
        }

        @Override
        public Connection connection() {
            return connection;
        }

        private void add(Direction direction, String what) {
            events.add(id + (direction == Direction.TO_DEST ? ">" : "<") + what);
        }

        @Override
        public long skippable(Direction direction) {
            return skippable;
        }

        @Override
        public void bytes(Direction direction, byte[] array, int offset, int length, long at) {
            add(direction, new String(array, offset, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void skipped(Direction direction, long length, long at) {
            add(direction, "+" + length);
        }

        @Override
        public void gap(Direction direction, long length, long at) {
            add(direction, "?" + length);
        }

        @Override
        public void ended(Direction direction, long at) {
            add(direction, ".");
        }

        @Override
        public void closing(Close close) {
            events.add(id + " closing(" + close.originator() + (close.reset() ? ",reset)" : ")"));
        }

        @Override
        public void closed(Close close) {
            events.add(id + " closed(" + close.originator() + (close.reset() ? ",reset)" : ")"));
        }

        @Override
        public void abandoned(long at) {
            events.add(id + " abandoned");
        }

        @Override
        public void tick(long now) {
            events.add(id + " tick");
        }
    }
}
