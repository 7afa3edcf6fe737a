package io.jsniff.reuse;

import io.jsniff.bytes.HeapSize;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a connection's last exchange, when the exchange itself is long written.
 *
 * @param request what the request was like
 * @param answered whether a byte of the response came
 * @param status the status of the response, 0 if unknown
 * @param bodySize bytes of the response's body that came
 * @param asked what the request said of the connection's life
 * @param granted what the response said of it
 * @param shortfall what was still to come of the response; {@code null} if it was whole, or nothing of it came
 * @param lastByte when its last byte flowed, in nanoseconds since the epoch
 */
public record LastExchange(
        RequestFingerprint request,
        boolean answered,
        int status,
        long bodySize,
        Persistence asked,
        Persistence granted,
        @Nullable Shortfall shortfall,
        long lastByte) {
    /** Itself, the mark of its request, what was said of the connection's life, twice, and its shortfall. */
    private static final int FIXED =
            HeapSize.object(8) + HeapSize.object(4) + 2 * HeapSize.object(6) + HeapSize.object(2);

    /** @param known the mark of its request, if there is one already */
    static @Nullable LastExchange of(Exchange exchange, @Nullable RequestFingerprint known) {
        RequestFingerprint mark = known == null ? RequestFingerprint.of(exchange) : known;
        Message request = exchange.request();
        if (mark == null || request == null) {
            return null;
        }
        Message response = exchange.response();
        if (response == null) {
            return new LastExchange(
                    mark, false, 0, 0, request.persistence(), Persistence.NOTHING_SAID, null, request.end());
        }
        return new LastExchange(
                mark,
                true,
                exchange.status(),
                response.bodySize(),
                request.persistence(),
                response.persistence(),
                response.shortfall(),
                response.end());
    }

    /** Whether the response came as a whole. */
    public boolean whole() {
        return answered && shortfall == null;
    }

    /** From its last byte to a moment, or {@link Connection#UNKNOWN}. */
    long until(long time) {
        return lastByte == Connection.UNKNOWN ? Connection.UNKNOWN : Math.max(0, time - lastByte);
    }

    /** What it takes in the heap, with all that it holds. */
    long heapBytes() {
        return FIXED;
    }
}
