package io.jsniff.reuse;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import java.util.List;

/** Tells several listeners. */
record EntryListeners(List<EntryListener> listeners) implements EntryListener {
    @Override
    public void opened(Connection connection) {
        for (EntryListener listener : listeners) {
            listener.opened(connection);
        }
    }

    @Override
    public void entry(Entry entry) {
        for (EntryListener listener : listeners) {
            listener.entry(entry);
        }
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        for (EntryListener listener : listeners) {
            listener.closed(connection, close, exchanges, evidence);
        }
    }
}
