package io.jsniff.exchange;

import io.jsniff.bytes.HeapSize;
import io.jsniff.connection.Connection;
import io.jsniff.http.Protocol;
import io.jsniff.http.h2.StreamReset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An exchange whose request has begun and whose response is still to come, or on its way. */
final class OpenExchange {
    private static final int MAX_INTERIM = 16;

    /** Itself, what becomes of it and its two messages, without their heads and bodies. */
    static final int HEAP_BYTES = HeapSize.object(8)
            + HeapSize.object(9)
            + 2 * (HeapSize.object(10) + HeapSize.object(6) + HeapSize.object(2))
            + 4 * MAX_INTERIM;

    final int number;

    @Nullable
    OpenExchange next;

    private @Nullable Message request;
    private @Nullable Message response;
    private int status;
    private @Nullable StreamReset reset;
    private int[] interim = Exchange.NO_INTERIM;

    OpenExchange(int number) {
        this.number = number;
    }

    void requestFinished(Message message) {
        request = message;
    }

    void responseFinished(Message message) {
        response = message;
    }

    boolean hasRequest() {
        return request != null;
    }

    boolean hasResponse() {
        return response != null;
    }

    /** The protocol of its request: one with a head is HTTP/1.x, no matter what the connection has turned into since. */
    Protocol protocol(Protocol present) {
        return request != null && request.headSize() > 0 ? Protocol.HTTP1 : present;
    }

    void status(int code) {
        status = code;
    }

    void reset(StreamReset first) {
        reset = reset == null ? first : reset;
    }

    void interim(int code) {
        if (interim.length < MAX_INTERIM) {
            interim = Arrays.copyOf(interim, interim.length + 1);
            interim[interim.length - 1] = code;
        }
    }

    Exchange toExchange(Connection connection, Protocol protocol, int stream) {
        return new Exchange(connection, number, protocol, request, response, status, interim, stream, reset);
    }
}
