package io.jsniff.exchange;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.bytes.HeapSize;
import io.jsniff.connection.Connection;
import io.jsniff.http.Protocol;
import io.jsniff.http.h2.StreamReset;
import org.jspecify.annotations.Nullable;

/**
 * One request with its final response. Immutable: it crosses to the thread that writes.
 *
 * @param connection whose exchange it is
 * @param number its number on the connection, from 1; 0 if the connection closed without a request
 * @param protocol what the connection spoke
 * @param request {@code null} if the connection closed without a request
 * @param response {@code null} if there was none
 * @param status the final response's status code, 0 if unknown
 * @param interim the status codes of interim responses, in order
 * @param stream its stream of HTTP/2, 0 for other protocols
 * @param reset which end broke off its stream first; {@code null} if none did while it lasted
 */
public record Exchange(
        Connection connection,
        int number,
        Protocol protocol,
        @Nullable Message request,
        @Nullable Message response,
        int status,
        int[] interim,
        int stream,
        @Nullable StreamReset reset) {
    static final int[] NO_INTERIM = {};

    /** Itself and its reset. */
    private static final int FIXED = HeapSize.object(9) + HeapSize.object(2);

    /** One of a protocol without streams. */
    public Exchange(
            Connection connection,
            int number,
            Protocol protocol,
            @Nullable Message request,
            @Nullable Message response,
            int status,
            int[] interim) {
        this(connection, number, protocol, request, response, status, interim, 0, null);
    }

    /** What stands for a connection that closed without carrying a byte. */
    public static Exchange ofSilent(Connection connection) {
        return new Exchange(connection, 0, Protocol.OTHER, null, null, 0, NO_INTERIM);
    }

    /** Gives back what it holds of its connection's memory: it is not waited with any longer. */
    public void giveBack(ConnectionMemory memory) {
        if (number > 0) {
            memory.heads().give(OpenExchange.HEAP_BYTES);
        }
        if (request != null) {
            request.giveBack(memory);
        }
        if (response != null) {
            response.giveBack(memory);
        }
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return FIXED
                + HeapSize.slots(interim.length)
                + (request == null ? 0 : request.heapBytes())
                + (response == null ? 0 : response.heapBytes())
                + connection.heapBytes();
    }
}
