package io.jsniff.agent.tap;

import io.jsniff.agent.tap.socket.SocketEndpoints;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Side;
import org.jspecify.annotations.Nullable;

/**
 * A connect is under way.
 *
 * @param began when it began, in nanoseconds since the epoch
 * @param host the name that the application used, if it used one
 * @param opener who asked for it
 */
record Connecting(
        long began, @Nullable String host, @Override Opener opener) implements Tracked {
    /** What stands for the number of a connection that has not been announced. */
    static final long UNNUMBERED = 0;

    /** It is done: the connection, still without a number. */
    Connection done(SocketEndpoints ends, long now) {
        return new Connection(UNNUMBERED, Side.CLIENT, ends.local(), ends.remote(), host, began, now).openedBy(opener);
    }
}
