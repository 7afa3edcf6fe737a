package io.jsniff.report;

import io.jsniff.connection.Originator;
import io.jsniff.reuse.ReuseClass;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one origin. Safe for several threads. */
final class OriginTotals {
    private final LongAdder connections = new LongAdder();
    private final Map<ReuseClass, LongAdder> requests = counters(ReuseClass.class);
    private final Map<Originator, LongAdder> closed = counters(Originator.class);

    private final LongAdder avoidable = new LongAdder();
    private final LongAdder lost = new LongAdder();

    private static <E extends Enum<E>> Map<E, LongAdder> counters(Class<E> type) {
        Map<E, LongAdder> counters = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            counters.put(constant, new LongAdder());
        }
        return counters;
    }

    void opened() {
        connections.increment();
    }

    void request(ReuseClass reuse) {
        add(requests, reuse);
    }

    void closed(Originator originator) {
        add(closed, originator);
    }

    /** A connection was opened that need not have been; its connect and handshake took so many nanoseconds. */
    void avoidable(long nanos) {
        avoidable.increment();
        lost.add(Math.max(0, nanos));
    }

    private static <E> void add(Map<E, LongAdder> counters, E one) {
        LongAdder counter = counters.get(one);
        if (counter != null) {
            counter.increment();
        }
    }

    /** The numbers of this moment. */
    OriginRow row(String origin) {
        long[] classes = sums(requests);
        long[] closes = sums(closed);
        return new OriginRow(origin, connections.sum(), classes, closes, avoidable.sum(), lost.sum());
    }

    private static long[] sums(Map<?, LongAdder> counters) {
        return counters.values().stream().mapToLong(LongAdder::sum).toArray();
    }
}
