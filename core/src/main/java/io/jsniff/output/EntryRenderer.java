package io.jsniff.output;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Retention;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;

/** Makes bytes of what is reported. Keeps caches, so it belongs to one thread. */
public interface EntryRenderer {
    /** What must be collected of each message so that {@link #render} can show it. */
    Retention needs();

    /** Appends an entry, line end included. */
    void render(Entry entry, TextBuffer out);

    /** Whether connections have lines of their own; if not, they are not even queued. */
    default boolean rendersConnections() {
        return false;
    }

    /** Appends the opening of a connection. */
    default void renderOpened(Connection connection, TextBuffer out) {}

    /** Appends the close of a connection that carried as many requests. */
    default void renderClosed(Connection connection, Close close, int exchanges, Evidence evidence, TextBuffer out) {}
}
