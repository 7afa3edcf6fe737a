package io.jsniff.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The numbers of one origin, or of several together.
 *
 * @param origin its name
 * @param connections how many were opened
 * @param classes requests by class, in the order of {@link io.jsniff.reuse.ReuseClass}
 * @param closes closed connections by who closed them, in the order of {@link io.jsniff.connection.Originator}
 * @param avoidable connections that were opened for a reason that is a fault: reuse would have saved them
 * @param lost nanoseconds that their connects and handshakes took
 */
record OriginRow(String origin, long connections, long[] classes, long[] closes, long avoidable, long lost) {
    private static final double NANOS = 1e9;

    /** The columns that {@link #cells} fills. */
    private static final List<String> HEADINGS = List.of(
            "requests",
            "connections",
            "req/conn",
            "unique",
            "start",
            "continue",
            "last",
            "closed by client",
            "by server",
            "given up",
            "open",
            "avoidable",
            "time lost");

    /** @param what the rows are totals by */
    static String[] headings(String what) {
        return Stream.concat(Stream.of(what), HEADINGS.stream()).toArray(String[]::new);
    }

    long requests() {
        return Arrays.stream(classes).sum();
    }

    /** Connections that have not been seen to close. */
    long open() {
        return Math.max(0, connections - Arrays.stream(closes).sum());
    }

    /** This and another row together, under a name. */
    OriginRow plus(OriginRow other, String name) {
        return new OriginRow(
                name,
                connections + other.connections,
                sum(classes, other.classes),
                sum(closes, other.closes),
                avoidable + other.avoidable,
                lost + other.lost);
    }

    String[] cells() {
        long requests = requests();
        return new String[] {
            origin,
            Long.toString(requests),
            Long.toString(connections),
            ratio(requests, connections, ""),
            share(0),
            share(1),
            share(2),
            share(3),
            Long.toString(closes[0]),
            Long.toString(closes[1]),
            Long.toString(closes[2] + closes[3]),
            Long.toString(open()),
            Long.toString(avoidable),
            String.format(Locale.ROOT, "%.3f s", lost / NANOS),
        };
    }

    private String share(int reuse) {
        return ratio(100 * classes[reuse], requests(), " %");
    }

    private static String ratio(long part, long whole, String unit) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%s", (double) part / whole, unit);
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = a.clone();
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
