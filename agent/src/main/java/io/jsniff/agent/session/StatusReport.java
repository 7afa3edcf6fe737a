package io.jsniff.agent.session;

import io.jsniff.agent.option.AgentOptions;
import io.jsniff.agent.tap.JvmTap;
import io.jsniff.bytes.MemoryUse;
import io.jsniff.bytes.Printable;
import io.jsniff.connection.Connection;
import io.jsniff.pipeline.Recording;
import io.jsniff.report.LossCounters;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What {@code jsniff status} shows.
 *
 * @param origin when and how it began
 * @param off whether it has switched itself off
 * @param taps what is tapped
 * @param tap counts and open connections
 * @param recording what became of the entries
 * @param honesty what was lost
 */
record StatusReport(
        String origin, boolean off, List<String> taps, JvmTap tap, Recording recording, LossCounters honesty) {
    private static final int MAX_CONNECTIONS = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** No lambda: what the JVM makes of one would stay. */
    private static final Comparator<Connection> IN_ORDER = new Comparator<>() {
        @Override
        public int compare(Connection one, Connection other) {
            return Long.compare(one.id(), other.id());
        }
    };

    static String origin(long since, String way, AgentOptions options) {
        return "since " + time(Instant.ofEpochMilli(since)) + ", " + way + ", "
                + (options.given().isEmpty()
                        ? "without options"
                        : "with options " + Printable.LINE.of(options.given()));
    }

    private static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
    }

    String text() {
        StringBuilder text =
                new StringBuilder("jsniff is at work ").append(origin).append('\n');
        if (off) {
            text.append("it has switched itself off after too many errors of its own\n");
        }
        text.append("taps:\n");
        for (String line : taps) {
            text.append("  ").append(Printable.LINE.of(line)).append('\n');
        }
        List<Connection> open = new ArrayList<>(tap.open(MAX_CONNECTIONS));
        open.sort(IN_ORDER);
        text.append("counters:\n  ")
                .append(tap.connections())
                .append(" connections followed, ")
                .append(recording.written().written())
                .append(" entries written\n  ")
                .append(honesty.line())
                .append('\n');
        for (String reason : recording.malformedReasons()) {
            text.append("  malformed: ").append(reason).append('\n');
        }
        text.append("memory held, of the share of each part:\n");
        for (MemoryUse use : recording.memory()) {
            text.append("  ").append(line(use)).append('\n');
        }
        text.append("open connections:").append(open.isEmpty() ? " none" : "").append('\n');
        for (Connection connection : open) {
            text.append("  ").append(Printable.LINE.of(line(connection))).append('\n');
        }
        if (open.size() == MAX_CONNECTIONS) {
            text.append("  and perhaps more\n");
        }
        return text.toString();
    }

    /** {@code queue 12 of 8192 KiB}, and how often it was refused more. */
    private static String line(MemoryUse use) {
        String line = use.part() + " " + kibibytes(use.used()) + " of " + kibibytes(use.limit()) + " KiB";
        return use.refused() == 0 ? line : line + ", refused " + use.refused() + " times";
    }

    private static long kibibytes(long bytes) {
        return (bytes + 1023) / 1024;
    }

    private static String line(Connection connection) {
        String host = connection.host() == null ? "" : " (" + connection.host() + ")";
        String opened = connection.openingSeen()
                ? "since " + time(Instant.ofEpochSecond(0, connection.openedAt()))
                : "open before jsniff came";
        return "#" + connection.id() + " " + connection.source() + ">" + connection.dest() + host + " "
                + connection.side().name().toLowerCase(Locale.ROOT) + ", " + opened;
    }
}
