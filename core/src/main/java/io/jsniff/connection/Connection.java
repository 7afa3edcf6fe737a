package io.jsniff.connection;

import io.jsniff.bytes.HeapSize;
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
 * @param opener who opened it; {@code null} if the tap does not know
 * @param idle compatible connections that were open and idle when it opened; {@link #UNCOUNTED} if no one has counted
 * @param busy the same, with an exchange under way
 */
public record Connection(
        long id,
        Side side,
        Endpoint source,
        Endpoint dest,
        @Nullable String host,
        long openedAt,
        long establishedAt,
        @Nullable TlsSession tls,
        @Nullable Opener opener,
        int idle,
        int busy) {

    /** Stands for a time that was not seen. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Stands for a number of connections that no one has counted. */
    public static final int UNCOUNTED = -1;

    /** A connection of which no TLS is known, nor who opened it, nor beside what others. */
    public Connection(
            long id,
            Side side,
            Endpoint source,
            Endpoint dest,
            @Nullable String host,
            long openedAt,
            long establishedAt) {
        this(id, side, source, dest, host, openedAt, establishedAt, null, null, UNCOUNTED, UNCOUNTED);
    }

    /** The same connection, with what is known of its TLS by now. */
    public Connection secured(TlsSession session) {
        return new Connection(id, side, source, dest, host, openedAt, establishedAt, session, opener, idle, busy);
    }

    /** The same with its number. */
    public Connection numbered(long number) {
        return new Connection(number, side, source, dest, host, openedAt, establishedAt, tls, opener, idle, busy);
    }

    /** The same, opened by someone. */
    public Connection openedBy(@Nullable Opener who) {
        return new Connection(id, side, source, dest, host, openedAt, establishedAt, tls, who, idle, busy);
    }

    /** The same beside as many others. */
    public Connection beside(int idleOnes, int busyOnes) {
        return new Connection(id, side, source, dest, host, openedAt, establishedAt, tls, opener, idleOnes, busyOnes);
    }

    /** What flows inside of it once it is a tunnel. */
    public Connection inside(long since) {
        return new Connection(id, side, source, dest, host, since, UNKNOWN, tls, opener, idle, busy);
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

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(12)
                + source.heapBytes()
                + dest.heapBytes()
                + HeapSize.of(host)
                + (tls == null ? 0 : tls.heapBytes())
                + (opener == null ? 0 : opener.heapBytes());
    }
}
