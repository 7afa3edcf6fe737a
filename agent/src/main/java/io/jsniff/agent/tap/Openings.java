package io.jsniff.agent.tap;

import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.ConnectionListener;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Side;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Numbers and announces connections, each once. */
final class Openings {
    private final ConnectionListener listener;
    private final PairTable pairs = new PairTable();
    private final AtomicLong announced = new AtomicLong();

    Openings(ConnectionListener listener) {
        this.listener = listener;
    }

    /** The handler of a connection that opens; {@code null} if its other end is in this JVM and followed. */
    @Nullable
    ConnectionHandler announce(Opening opening) {
        boolean first = opening.side() == Side.SERVER
                ? pairs.serverOpens(opening.source(), opening.dest())
                : pairs.clientOpens(opening.source(), opening.dest());
        return first ? listener.opened(opening.numbered(announced.incrementAndGet())) : null;
    }

    /** A connection that was announced is closed. */
    void closed(Opening opening, long now) {
        if (opening.side() == Side.SERVER) {
            pairs.serverClosed(opening.source(), opening.dest());
        } else {
            pairs.clientClosed(opening.source(), opening.dest(), now);
        }
    }

    /** How many connections were announced. */
    long count() {
        return announced.get();
    }

    /**
     * A connection that has no number yet.
     *
     * @param side which end this JVM is
     * @param source the end that connected
     * @param dest the end that accepted
     * @param host the name that the application used, if it used one
     * @param openedAt when it opened, or {@link Connection#UNKNOWN}
     * @param establishedAt when it was established, or {@link Connection#UNKNOWN}
     */
    record Opening(
            Side side,
            Endpoint source,
            Endpoint dest,
            @Nullable String host,
            long openedAt,
            long establishedAt) {
        Connection numbered(long id) {
            return new Connection(id, side, source, dest, host, openedAt, establishedAt);
        }
    }
}
