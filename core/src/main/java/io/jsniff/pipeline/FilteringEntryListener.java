package io.jsniff.pipeline;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.util.function.Predicate;

/** Passes on those entries that are wanted, and all about connections. */
record FilteringEntryListener(EntryListener next, Predicate<Entry> wanted) implements EntryListener {
    @Override
    public void opened(Connection connection) {
        next.opened(connection);
    }

    @Override
    public void entry(Entry entry) {
        if (wanted.test(entry)) {
            next.entry(entry);
        }
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        next.closed(connection, close, exchanges, evidence);
    }
}
