package io.jsniff.agent.tap;

import io.jsniff.agent.tap.socket.SameJvmPairs;
import io.jsniff.connection.Close;
import io.jsniff.connection.Closer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.ConnectionListener;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Numbers and announces connections, each once. */
final class ConnectionRegistry {
    private final ConnectionListener listener;
    private final SameJvmPairs pairs;
    private final AtomicLong announced = new AtomicLong();

    ConnectionRegistry(ConnectionListener listener) {
        this(listener, new SameJvmPairs());
    }

    ConnectionRegistry(ConnectionListener listener, SameJvmPairs pairs) {
        this.listener = listener;
        this.pairs = pairs;
    }

    /** The connection with its number; {@code null} if its other end is in this JVM and followed. */
    @Nullable
    Connection number(Connection opening) {
        boolean first = opening.side() == Side.SERVER
                ? pairs.serverOpens(opening.source(), opening.dest())
                : pairs.clientOpens(opening.source(), opening.dest());
        return first ? opening.numbered(announced.incrementAndGet()) : null;
    }

    /** A connection will not be followed, because of an error of ours. */
    void failed(Throwable error) {
        listener.tapFailed(error);
    }

    /** Announces a connection that has its number. */
    ConnectionHandler announce(Connection connection) {
        return listener.opened(connection);
    }

    /** A connection that was announced is closed. */
    void closed(Connection connection, long now) {
        if (connection.side() == Side.SERVER) {
            pairs.serverClosed(connection.source(), connection.dest());
        } else {
            pairs.clientClosed(connection.source(), connection.dest(), now);
        }
    }

    /** An end that was not announced, because its other end was, closes, and has not heard that the other end did. */
    void twinCloses(Connection connection, long now) {
        if (connection.side() == Side.SERVER) {
            pairs.twinCloses(connection.source(), connection.dest(), now);
        }
    }

    /**
     * The close of an end of a connection that was announced. A client that has not heard that its server was first may know it
     * from the server's end, if that is in this JVM, too.
     */
    Close closing(Connection connection, Close close, @Nullable Closer closer) {
        boolean client =
                connection.side() == Side.CLIENT && SameJvmPairs.mayMeet(connection.source(), connection.dest());
        long server = client ? pairs.twinClosedAt(connection.source(), connection.dest()) : SameJvmPairs.STILL_OPEN;
        return server < close.time()
                ? new Close(Originator.SERVER, false, server, closer)
                : new Close(close.originator(), close.reset(), close.time(), closer);
    }

    /** How many connections were announced. */
    long count() {
        return announced.get();
    }
}
