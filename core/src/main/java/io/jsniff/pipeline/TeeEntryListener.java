package io.jsniff.pipeline;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;

/** Two listeners as one. */
record TeeEntryListener(EntryListener first, EntryListener second) implements EntryListener {
    @Override
    public void opened(Connection connection) {
        first.opened(connection);
        second.opened(connection);
    }

    @Override
    public void entry(Entry entry) {
        first.entry(entry);
        second.entry(entry);
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        first.closed(connection, close, exchanges, evidence);
        second.closed(connection, close, exchanges, evidence);
    }
}
