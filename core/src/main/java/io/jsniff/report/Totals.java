package io.jsniff.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Counters by key, such as the origin. Bounded: what comes late is counted together. Safe for several threads.
 *
 * @param <K> what is told apart; keys of one name are shown as one row
 */
final class Totals<K> {
    static final int MAX_KEYS = 1000;
    static final int MAX_ROWS = 50;
    private static final String OTHER = "other";
    private static final String TOTAL = "total";

    private final Function<K, String> names;
    private final int mostKeys;
    private final int mostRows;
    private final Map<K, OriginTotals> known = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final OriginTotals others = new OriginTotals();

    Totals(Function<K, String> names, int mostKeys, int mostRows) {
        this.names = names;
        this.mostKeys = mostKeys;
        this.mostRows = mostRows;
    }

    /** The counters of a key, which is known from now on if there is room. */
    OriginTotals opening(K key) {
        OriginTotals totals = known.get(key);
        if (totals == null) {
            totals = size.get() < mostKeys ? known.computeIfAbsent(key, this::first) : others;
        }
        return totals;
    }

    private OriginTotals first(K key) {
        size.incrementAndGet();
        return new OriginTotals();
    }

    /** The counters of a key, if it is known; otherwise those of all others. */
    OriginTotals of(K key) {
        OriginTotals totals = known.get(key);
        return totals == null ? others : totals;
    }

    /** The busiest first, with a last row for the others if there are any. */
    List<OriginRow> rows() {
        List<OriginRow> rows = merged();
        OriginRow other = others.row(OTHER);
        while (rows.size() > mostRows) {
            other = other.plus(rows.remove(rows.size() - 1), OTHER);
        }
        if (other.connections() > 0 || other.requests() > 0) {
            rows.add(other);
        }
        return rows;
    }

    private List<OriginRow> merged() {
        Map<String, OriginRow> byName = new HashMap<>();
        known.forEach((key, totals) -> {
            String name = names.apply(key);
            byName.merge(name, totals.row(name), (a, b) -> a.plus(b, name));
        });
        List<OriginRow> rows = new ArrayList<>(byName.values());
        rows.sort(Comparator.comparingLong((OriginRow row) -> -row.requests())
                .thenComparing((OriginRow row) -> -row.connections())
                .thenComparing(OriginRow::origin));
        return rows;
    }

    /** All rows together. */
    static OriginRow sum(List<OriginRow> rows) {
        return rows.stream().reduce(new OriginTotals().row(TOTAL), (a, b) -> a.plus(b, TOTAL));
    }
}
