package io.jsniff.pipeline;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;

/** Passes entries on, but not the opening and closing of what is no connection of its own. */
record EntryOnlyListener(EntryListener next) implements EntryListener {
    @Override
    public void opened(Connection connection) {}

    @Override
    public void entry(Entry entry) {
        next.entry(entry);
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}
}
