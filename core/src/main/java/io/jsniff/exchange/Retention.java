package io.jsniff.exchange;

import io.jsniff.connection.Direction;

/**
 * What of each message is kept, because the output asks for it. Nothing else is collected.
 *
 * @param requestHead what of the request's head
 * @param responseHead what of the final response's head
 * @param requestBody most bytes of the request's body, 0 for none
 * @param responseBody most bytes of the response's body, 0 for none
 * @param clientHello whether the first bytes of a TLS connection, its ClientHello among them, are kept as the body of its
 *     first request
 */
public record Retention(Part requestHead, Part responseHead, int requestBody, int responseBody, boolean clientHello) {

    /** How much of a head. */
    public enum Part {
        /** Nothing. */
        NONE,
        /** The first line. */
        LINE,
        /** All of it. */
        ALL
    }

    /** What of the head of messages in a direction. */
    public Part head(Direction direction) {
        return direction == Direction.TO_DEST ? requestHead : responseHead;
    }

    /** Most body bytes of messages in a direction. */
    public int body(Direction direction) {
        return direction == Direction.TO_DEST ? requestBody : responseBody;
    }
}
