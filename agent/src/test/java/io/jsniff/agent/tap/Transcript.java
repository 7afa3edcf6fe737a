package io.jsniff.agent.tap;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.ConnectionListener;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.TlsSession;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a tap reports, one event a line. Bytes of one direction in a row make one line. */
final class Transcript implements ConnectionListener {
    final List<Connection> connections = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    long skippable;
    private Direction open;
    private long latest = Long.MIN_VALUE;

    @Override
    public ConnectionHandler opened(Connection connection) {
        connections.add(connection);
        note("opened " + connection.side());
        return new Follower(connection);
    }

    private void note(String line) {
        lines.add(line);
        open = null;
    }

    private void flowed(Direction direction, String text, long time) {
        flowed("", direction, text, time);
    }

    private void flowed(String where, Direction direction, String text, long time) {
        String arrow = where + (direction == Direction.TO_DEST ? "> " : "< ");
        if (time < latest) {
            note("time runs backwards");
        }
        latest = time;
        if (open == direction && lines.get(lines.size() - 1).startsWith(arrow)) {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + text);
        } else {
            lines.add(arrow + text);
        }
        open = direction;
    }

    /** What is inside its TLS. */
    private final class Inside implements Plaintext {
        @Override
        public void handshaken(TlsSession session) {
            note(session.failure() == null ? "handshaken" : "failed: " + session.failure());
        }

        @Override
        public long skippable(Direction direction) {
            return 0;
        }

        @Override
        public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
            flowed("inside ", direction, Ascii.text(array, offset, offset + length), time);
        }

        @Override
        public void skipped(Direction direction, long length, long time) {}

        @Override
        public void gap(Direction direction, long length, long time) {
            flowed("inside ", direction, "[gap " + length + "]", time);
        }

        @Override
        public void ended(Direction direction, long time) {
            note("inside ended " + direction);
        }
    }

    private final class Follower implements ConnectionHandler {
        private final Connection connection;

        Follower(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public long skippable(Direction direction) {
            return skippable;
        }

        @Override
        public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
            flowed(direction, Ascii.text(array, offset, offset + length), time);
        }

        @Override
        public void skipped(Direction direction, long length, long time) {
            skippable -= length;
            flowed(direction, "(" + length + ")", time);
        }

        @Override
        public void gap(Direction direction, long length, long time) {
            flowed(direction, "[gap " + length + "]", time);
        }

        @Override
        public void ended(Direction direction, long time) {
            note("ended " + direction);
        }

        @Override
        public Plaintext secured() {
            note("secured");
            return new Inside();
        }

        @Override
        public void closing(Close close) {
            note("closing " + text(close));
        }

        @Override
        public void closed(Close close) {
            note("closed " + text(close));
        }

        @Override
        public void abandoned(long time) {
            note("abandoned");
        }

        @Override
        public void tick(long now) {
            note("tick");
        }

        private String text(Close close) {
            return close.originator() + (close.reset() ? " reset" : "");
        }
    }
}
