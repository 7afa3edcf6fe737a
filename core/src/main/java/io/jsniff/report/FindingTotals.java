package io.jsniff.report;

import io.jsniff.report.log.LogFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Findings by code, origin and call site. Bounded: kinds that come late are only counted. Safe for several threads. */
final class FindingTotals {
    private static final int MOST = 1000;

    private final Map<Kind, Count> known = new ConcurrentHashMap<>();
    private final LongAdder others = new LongAdder();

    private record Kind(
            String origin,
            String code,
            boolean fault,
            @Nullable String caller) {}

    private static final class Count {
        private final LongAdder opened = new LongAdder();
        private final LongAdder ended = new LongAdder();
        private final LogFinding example;

        Count(LogFinding example) {
            this.example = example;
        }
    }

    /** A connection was opened for this reason. */
    void opened(String origin, LogFinding finding) {
        Count count = count(origin, finding);
        if (count != null) {
            count.opened.increment();
        }
    }

    /** A connection ended for this reason. */
    void ended(String origin, LogFinding finding) {
        Count count = count(origin, finding);
        if (count != null) {
            count.ended.increment();
        }
    }

    private @Nullable Count count(String origin, LogFinding finding) {
        Kind kind = new Kind(origin, finding.code(), finding.fault(), finding.caller());
        Count count = known.get(kind);
        if (count == null && known.size() < MOST) {
            count = known.computeIfAbsent(kind, absent -> new Count(finding));
        }
        if (count == null) {
            others.increment();
        }
        return count;
    }

    /** Those that wanted mending first, and of those what cost most connections. */
    List<FindingRow> rows() {
        List<FindingRow> rows = new ArrayList<>();
        known.forEach((kind, count) ->
                rows.add(new FindingRow(kind.origin, count.opened.sum(), count.ended.sum(), count.example)));
        rows.sort(Comparator.comparing((FindingRow row) -> !row.example().fault())
                .thenComparing((FindingRow row) -> -row.opened())
                .thenComparing((FindingRow row) -> -row.ended())
                .thenComparing((FindingRow row) -> row.example().code())
                .thenComparing(FindingRow::origin)
                .thenComparing(FindingRow::at));
        return rows;
    }

    /** How many findings are in no row. */
    long others() {
        return others.sum();
    }
}
