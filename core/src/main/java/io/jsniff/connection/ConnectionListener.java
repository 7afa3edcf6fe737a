package io.jsniff.connection;

/** The one inbound port: a tap calls it for each connection it sees. Safe for use by several threads. */
public interface ConnectionListener {
    /**
     * A connection is open: established, or picked up in the middle.
     *
     * @return what must be told of its bytes and its end
     */
    ConnectionHandler opened(Connection connection);

    /** An error of the tap's own has kept it from following a connection. */
    default void tapFailed(Throwable error) {}
}
