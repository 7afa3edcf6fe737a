package io.jsniff.reuse;

import io.jsniff.bytes.HeapSize;
import io.jsniff.connection.Close;
import io.jsniff.exchange.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * An exchange whose class is known: what one line of output is made of. Immutable.
 *
 * @param exchange the exchange
 * @param reuse its class
 * @param first whether it is the first entry of a connection whose opening was seen
 * @param until what ended the wait after it: the begin of the next request or the close; {@link
 *     io.jsniff.connection.Connection#UNKNOWN} if neither was seen
 * @param close how the connection ended, on its last entry if that was seen
 * @param streams connections that were open when the class became known
 * @param evidence what may explain why the connection was opened, and why it ended: on its first entry and on its last
 */
public record Entry(
        Exchange exchange,
        ReuseClass reuse,
        boolean first,
        long until,
        @Nullable Close close,
        int streams,
        @Nullable Evidence evidence) {
    /** One that nothing explains. */
    public Entry(Exchange exchange, ReuseClass reuse, boolean first, long until, @Nullable Close close, int streams) {
        this(exchange, reuse, first, until, close, streams, null);
    }

    /**
     * What it takes in the heap, with all that it holds. What entries of one connection share, the connection and its opener above
     * all, counts with each of them: one of them may be the last to hold it.
     */
    public long heapBytes() {
        return HeapSize.object(7)
                + exchange.heapBytes()
                + (close == null ? 0 : close.heapBytes())
                + (evidence == null ? 0 : evidence.heapBytes());
    }
}
