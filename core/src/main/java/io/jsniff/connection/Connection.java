package io.jsniff.connection;

import org.jspecify.annotations.Nullable;

/**
 * One TCP or Unix-domain connection, as known when it opened.
 *
 * @param id its number, from 1, in the order in which the tap saw connections open
 * @param side which end the tap sits at
 * @param source the end that connected
 * @param dest the end that accepted
 * @param host the name by which the application called the dest, if the tap knows it
 * @param openedAt when the connect began (SYN), or the accept returned; {@link #UNKNOWN} if the opening was not seen
 * @param establishedAt when it was established; {@link #UNKNOWN} if that was not seen
 * @param tls what is known of its TLS, as soon as it is known; {@code null} if it speaks none, or the tap looks on from outside
 */
public record Connection(
        long id,
        Side side,
        Endpoint source,
        Endpoint dest,
        @Nullable String host,
        long openedAt,
        long establishedAt,
        @Nullable TlsSession tls) {

    /** Stands for a time that was not seen. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** A connection of which no TLS is known. */
    public Connection(
            long id,
            Side side,
            Endpoint source,
            Endpoint dest,
            @Nullable String host,
            long openedAt,
            long establishedAt) {
        this(id, side, source, dest, host, openedAt, establishedAt, null);
    }

    /** The same connection, with what is known of its TLS by now. */
    public Connection secured(TlsSession session) {
        return new Connection(id, side, source, dest, host, openedAt, establishedAt, session);
    }

    /** Whether the tap saw this connection open, instead of picking it up in the middle. */
    public boolean openingSeen() {
        return openedAt != UNKNOWN;
    }

    /** Nanoseconds from the begin of the connect until it was established, or {@link #UNKNOWN}. */
    public long connectTime() {
        return openedAt == UNKNOWN || establishedAt == UNKNOWN || side == Side.SERVER
                ? UNKNOWN
                : establishedAt - openedAt;
    }
}
