package io.jsniff.report;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Totals by origin: the host by which the application called the dest, or its address, with its port. */
public final class Summary implements EntryListener {
    private final Totals<Origin> totals;

    /** With nothing counted yet. */
    public Summary() {
        this(Totals.MOST_KEYS, Totals.MOST_ROWS);
    }

    Summary(int mostOrigins, int mostRows) {
        totals = new Totals<>(Origin::name, mostOrigins, mostRows);
    }

    private record Origin(@Nullable String host, Endpoint dest) {
        static Origin of(Connection connection) {
            return new Origin(connection.host(), connection.dest());
        }

        /**
         * By hand, as the hash: what a record brings with it is made of a method handle of the JDK, which would remember this
         * class, and by it the agent's class loader, after the agent has left.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Origin that && dest.equals(that.dest) && Objects.equals(host, that.host);
        }

        @Override
        public int hashCode() {
            return 31 * dest.hashCode() + Objects.hashCode(host);
        }

        /** One host may have several addresses. */
        String name() {
            return host == null || dest.address().length == 0 ? dest.toString() : host + ":" + dest.port();
        }
    }

    @Override
    public void opened(Connection connection) {
        totals.opening(Origin.of(connection)).opened();
    }

    @Override
    public void entry(Entry entry) {
        if (entry.exchange().number() > 0) {
            totals.of(Origin.of(entry.exchange().connection())).request(entry.reuse());
        }
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        totals.of(Origin.of(connection)).closed(close.originator());
    }

    /** Prints a table of the origins, the busiest first, and then the line that says what is missing from it. */
    public void print(Appendable out, Honesty honesty) throws IOException {
        OriginTable.print("origin", totals.rows(), out);
        out.append(honesty.line()).append('\n');
    }
}
