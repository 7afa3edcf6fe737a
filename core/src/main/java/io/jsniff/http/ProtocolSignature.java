package io.jsniff.http;

import io.jsniff.connection.Direction;

/** How the first bytes of a protocol look. Stateless, so that one serves all connections. */
public interface ProtocolSignature {
    /** What the bytes say so far. */
    enum Match {
        /** They are of this protocol. */
        YES,
        /** They are not. */
        NO,
        /** They may be; more of them will tell. */
        OPEN
    }

    /** The protocol that is recognised. */
    Protocol protocol();

    /**
     * Looks at the first bytes of one direction, at least one of them.
     *
     * @param midstream whether the connection was picked up after its opening
     * @param from where they begin in the array
     * @param to where they end, exclusive
     */
    Match match(Direction direction, boolean midstream, byte[] array, int from, int to);
}
