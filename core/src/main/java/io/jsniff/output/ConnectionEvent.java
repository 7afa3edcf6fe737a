package io.jsniff.output;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.reuse.Evidence;

/** What waits in the queue beside entries. */
sealed interface ConnectionEvent {
    /** A connection opened. */
    record Opened(Connection connection) implements ConnectionEvent {}

    /** A connection closed. */
    record Closed(Connection connection, Close close, int exchanges, Evidence evidence) implements ConnectionEvent {}
}
