package io.jsniff.report;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Totals by origin: the host by which the application called the dest, or its address, with its port. */
public final class Summary implements EntryListener {
    private static final int MOST_ORIGINS = 1000;
    private static final int MOST_ROWS = 50;
    private static final String OTHER = "other";

    private final int mostOrigins;
    private final int mostRows;
    private final Map<Origin, OriginTotals> origins = new ConcurrentHashMap<>();
    private final AtomicInteger known = new AtomicInteger();
    private final OriginTotals others = new OriginTotals();

    /** With nothing counted yet. */
    public Summary() {
        this(MOST_ORIGINS, MOST_ROWS);
    }

    Summary(int mostOrigins, int mostRows) {
        this.mostOrigins = mostOrigins;
        this.mostRows = mostRows;
    }

    private record Origin(@Nullable String host, Endpoint dest) {
        static Origin of(Connection connection) {
            return new Origin(connection.host(), connection.dest());
        }

        String name() {
            return host == null || dest.address().length == 0 ? dest.toString() : host + ":" + dest.port();
        }
    }

    @Override
    public void opened(Connection connection) {
        Origin origin = Origin.of(connection);
        OriginTotals totals = origins.get(origin);
        if (totals == null) {
            totals = known.get() < mostOrigins ? origins.computeIfAbsent(origin, this::first) : others;
        }
        totals.opened();
    }

    private OriginTotals first(Origin origin) {
        known.incrementAndGet();
        return new OriginTotals();
    }

    @Override
    public void entry(Entry entry) {
        if (entry.exchange().number() > 0) {
            totals(entry.exchange().connection()).request(entry.reuse());
        }
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges) {
        totals(connection).closed(close.originator());
    }

    private OriginTotals totals(Connection connection) {
        OriginTotals totals = origins.get(Origin.of(connection));
        return totals == null ? others : totals;
    }

    /** Prints a table of the origins, the busiest first, and then the line that says what is missing from it. */
    public void print(Appendable out, Honesty honesty) throws IOException {
        List<String[]> cells = new ArrayList<>();
        cells.add(OriginRow.HEADINGS.toArray(String[]::new));
        for (OriginRow row : rows()) {
            cells.add(row.cells());
        }
        TextTable.print(cells, out);
        out.append(honesty.line()).append('\n');
    }

    private List<OriginRow> rows() {
        List<OriginRow> rows = merged();
        OriginRow other = others.row(OTHER);
        while (rows.size() > mostRows) {
            other = other.plus(rows.remove(rows.size() - 1), OTHER);
        }
        if (other.connections() > 0 || other.requests() > 0) {
            rows.add(other);
        }
        if (rows.size() > 1) {
            rows.add(rows.stream().reduce((a, b) -> a.plus(b, "total")).orElse(other));
        }
        return rows;
    }

    /** The origins by name: one host may have several addresses. */
    private List<OriginRow> merged() {
        Map<String, OriginRow> byName = new ConcurrentHashMap<>();
        origins.forEach((origin, totals) ->
                byName.merge(origin.name(), totals.row(origin.name()), (a, b) -> a.plus(b, a.origin())));
        List<OriginRow> rows = new ArrayList<>(byName.values());
        rows.sort(Comparator.comparingLong((OriginRow row) -> -row.requests())
                .thenComparing((OriginRow row) -> -row.connections())
                .thenComparing(OriginRow::origin));
        return rows;
    }
}
