package io.jsniff.reuse;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;

/** Hears what is to be written. Safe for use by several threads; calls of one connection come in order. */
public interface EntryListener {
    /** A connection opened. */
    void opened(Connection connection);

    /** An exchange's class is known. */
    void entry(Entry entry);

    /**
     * A connection closed; its entries have been reported.
     *
     * @param exchanges how many requests it carried
     * @param evidence what may explain why it was opened, and why it ended
     */
    void closed(Connection connection, Close close, int exchanges, Evidence evidence);
}
