package io.jsniff.connection;

import org.jspecify.annotations.Nullable;

/**
 * Follows one connection from its opening to its end. Call order: any of {@link ByteListener}'s, then {@link #closed} or
 * {@link #abandoned} once, then nothing. Not thread-safe, as {@link ByteListener}.
 */
public interface ConnectionHandler extends ByteListener {
    /** The connection, with what is known of it by now. */
    Connection connection();

    /**
     * The tap sees inside the TLS that this connection speaks, or is about to: from here on its own bytes are those of TLS
     * records, and what counts is what is told to the result.
     *
     * @return {@code null} if there is no use for it
     */
    default @Nullable Plaintext secured() {
        return null;
    }

    /**
     * An end has begun to close: its FIN or RST was seen, or the application closed its socket. The first such call decides
     * who closed the connection. Bytes of an answer still on its way may follow.
     */
    void closing(Close close);

    /** Nothing more will come. Implies {@link #closing} with the same argument unless that was called before. */
    void closed(Close close);

    /**
     * The tap has failed by an error of its own within a call about this connection: nothing is to be made of what follows.
     *
     * @param time when, in nanoseconds since the epoch
     */
    default void tapFailed(Throwable error, long time) {
        abandoned(time);
    }

    /** The tap stops here although the connection is still open: end of the capture, detach, exit. */
    void abandoned(long time);

    /**
     * The clock ticks: what waits for a successor longer than the configured time may be written.
     *
     * @param now the present time in nanoseconds since the epoch
     */
    void tick(long now);
}
