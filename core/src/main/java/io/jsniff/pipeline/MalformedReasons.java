package io.jsniff.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts malformed connections by what was wrong with them: texts of the dissectors, of which there are few. Safe for several threads. */
final class MalformedReasons {
    private final LongAdder count = new LongAdder();
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

    void add(String reason) {
        count.increment();
        LongAdder known = reasons.get(reason);
        if (known == null) {
            LongAdder made = new LongAdder();
            LongAdder other = reasons.putIfAbsent(reason, made);
            known = other == null ? made : other;
        }
        known.increment();
    }

    long count() {
        return count.sum();
    }

    /** The commonest first, each as {@code REASON: COUNT}. */
    List<String> lines() {
        List<Map.Entry<String, LongAdder>> sorted = new ArrayList<>(reasons.entrySet());
        sorted.sort(
                new Comparator<>() { // no lambda: what the JVM makes of one would stay after detach
                    @Override
                    public int compare(Map.Entry<String, LongAdder> one, Map.Entry<String, LongAdder> other) {
                        int byCount = Long.compare(
                                other.getValue().sum(), one.getValue().sum());
                        return byCount == 0 ? one.getKey().compareTo(other.getKey()) : byCount;
                    }
                });
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, LongAdder> entry : sorted) {
            lines.add(entry.getKey() + ": " + entry.getValue().sum());
        }
        return lines;
    }
}
