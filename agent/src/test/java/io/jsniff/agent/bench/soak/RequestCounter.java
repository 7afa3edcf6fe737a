package io.jsniff.agent.bench.soak;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests there were, by path. */
public final class RequestCounter {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** One more. */
    public void add(String path) {
        counts.computeIfAbsent(path, none -> new LongAdder()).increment();
    }

    /** The counts so far. */
    public Map<String, Long> counts() {
        Map<String, Long> result = new TreeMap<>();
        counts.forEach((path, count) -> result.put(path, count.sum()));
        return result;
    }

    /** As {@code path=count} with blanks between. */
    public String line() {
        StringBuilder line = new StringBuilder();
        counts().forEach((path, count) ->
                line.append(path).append('=').append(count).append(' '));
        return line.toString().strip();
    }

    /** What {@link #line} has written. */
    static Map<String, Long> parse(String line) {
        Map<String, Long> result = new TreeMap<>();
        for (String part : line.split(" ")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                result.put(part.substring(0, equals), Long.valueOf(part.substring(equals + 1)));
            }
        }
        return result;
    }
}
