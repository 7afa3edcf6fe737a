package io.jsniff.report;

import io.jsniff.report.log.LogFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Findings by code, origin and call site. Bounded: kinds that come late are only counted. Safe for several threads. */
final class FindingTotals {
    private final int most;
    private final Map<Kind, Count> known = new ConcurrentHashMap<>();
    private final LongAdder others = new LongAdder();

    FindingTotals() {
        this(Totals.MAX_KEYS);
    }

    /** @param most how many kinds are told apart */
    FindingTotals(int most) {
        this.most = most;
    }

    private record Kind(
            String origin,
            String code,
            boolean fault,
            @Nullable String caller) {
        /**
         * By hand, as the hash: what a record brings with it is made of a method handle of the JDK, which would remember this
         * class, and by it the agent's class loader, after the agent has left.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind that
                    && fault == that.fault
                    && origin.equals(that.origin)
                    && code.equals(that.code)
                    && Objects.equals(caller, that.caller);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * origin.hashCode() + code.hashCode()) + Objects.hashCode(caller)) + (fault ? 1 : 0);
        }
    }

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
        if (count == null && known.size() < most) {
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
