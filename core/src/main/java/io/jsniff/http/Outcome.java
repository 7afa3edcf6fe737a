package io.jsniff.http;

import io.jsniff.connection.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What became of a dissector.
 *
 * @param kind whether and why it takes no more bytes
 * @param direction of the bytes that are {@link Kind#MALFORMED}; {@code null} for other kinds
 * @param reason what is wrong with them, for people, one of a few constant texts; empty for other kinds
 */
public record Outcome(Kind kind, @Nullable Direction direction, String reason) {
    /** It takes more bytes. */
    public static final Outcome ONGOING = new Outcome(Kind.ONGOING, null, "");
    /** The connection is a tunnel from here on (2xx after CONNECT, or 101): what follows is another protocol. */
    public static final Outcome TUNNEL = new Outcome(Kind.TUNNEL, null, "");
    /** The connection speaks HTTP/2 from here on; the oldest request without a response gets it on stream 1. */
    public static final Outcome HTTP2 = new Outcome(Kind.HTTP2, null, "");

    /** The kinds of outcome, as the constants. */
    public enum Kind {
        ONGOING,
        TUNNEL,
        HTTP2,
        /** The bytes are not of its protocol. A message that has started in either direction stays open. */
        MALFORMED
    }

    /** The bytes of a direction are not of the protocol that they seemed to be. */
    public static Outcome malformed(Direction direction, String reason) {
        return new Outcome(Kind.MALFORMED, direction, reason);
    }

    /** Whether no more bytes are taken. */
    public boolean isFinal() {
        return kind != Kind.ONGOING;
    }
}
