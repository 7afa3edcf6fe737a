package io.jsniff.output;

import static io.jsniff.connection.Connection.UNKNOWN;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Originator;
import io.jsniff.connection.TlsSession;
import io.jsniff.exchange.Message;
import io.jsniff.reuse.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The durations and moments of an entry, in nanoseconds, by justniffer's definitions; {@link Connection#UNKNOWN} where an end
 * was not seen. A duration is never negative: a response that begins before its request is over waited for nothing.
 */
public final class EntryTimes {
    private EntryTimes() {}

    /** From the begin of the connect until it was established; on the first entry of a connection. */
    public static long connect(Entry entry) {
        return entry.first() ? entry.exchange().connection().connectTime() : UNKNOWN;
    }

    /** From the first byte of the TLS handshake to its end; on the first entry of a connection. */
    public static long tls(Entry entry) {
        @Nullable TlsSession tls = entry.exchange().connection().tls();
        return entry.first() && tls != null ? tls.handshake() : UNKNOWN;
    }

    /** From established to the first byte of the request; on the first entry of a connection. */
    public static long idleBefore(Entry entry) {
        Message request = entry.exchange().request();
        return entry.first() && request != null
                ? between(entry.exchange().connection().establishedAt(), request.begin())
                : UNKNOWN;
    }

    /** From the first to the last byte of the request. */
    public static long request(Entry entry) {
        Message request = entry.exchange().request();
        return request == null ? UNKNOWN : between(request.begin(), request.end());
    }

    /** From the last byte of the request to the last of the response. */
    public static long response(Entry entry) {
        return between(requestEnd(entry), responseEnd(entry));
    }

    /** From the last byte of the request to the first of the response. */
    public static long responseBegin(Entry entry) {
        Message response = entry.exchange().response();
        return response == null ? UNKNOWN : between(requestEnd(entry), response.begin());
    }

    /** From the first to the last byte of the response. */
    public static long responseEndsAfter(Entry entry) {
        Message response = entry.exchange().response();
        return response == null ? UNKNOWN : between(response.begin(), response.end());
    }

    /** From the last byte of the response to the next request or the close. */
    public static long idleAfter(Entry entry) {
        return between(responseEnd(entry), entry.until());
    }

    /** From the last byte of the exchange, or from established if there was none, to the close. */
    public static long close(Entry entry) {
        long last = lastByte(entry);
        return between(last == UNKNOWN ? established(entry) : last, closedAt(entry));
    }

    /** From the opening to the last event of this entry: the close if it was seen, otherwise the last byte. */
    public static long session(Entry entry) {
        long closed = closedAt(entry);
        long last = closed == UNKNOWN ? lastByte(entry) : closed;
        return between(entry.exchange().connection().openedAt(), last == UNKNOWN ? established(entry) : last);
    }

    /** When the last byte of the request flowed. */
    public static long requestEnd(Entry entry) {
        Message request = entry.exchange().request();
        return request == null ? UNKNOWN : request.end();
    }

    /** When the last byte of the response flowed. */
    public static long responseEnd(Entry entry) {
        Message response = entry.exchange().response();
        return response == null ? UNKNOWN : response.end();
    }

    /** When an end closed the connection, if one did: a connection that was given up did not close. */
    public static long closedAt(Entry entry) {
        @Nullable Close close = entry.close();
        return close == null || close.originator() == Originator.TIMEDOUT || close.originator() == Originator.TRUNCATED
                ? UNKNOWN
                : close.time();
    }

    private static long lastByte(Entry entry) {
        return Math.max(requestEnd(entry), responseEnd(entry)); // UNKNOWN is the least of all
    }

    private static long established(Entry entry) {
        Connection connection = entry.exchange().connection();
        return connection.establishedAt() == UNKNOWN ? connection.openedAt() : connection.establishedAt();
    }

    private static long between(long from, long to) {
        return from == UNKNOWN || to == UNKNOWN ? UNKNOWN : Math.max(0, to - from);
    }
}
