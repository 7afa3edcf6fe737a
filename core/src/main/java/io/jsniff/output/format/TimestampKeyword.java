package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.output.EntryTimes;
import io.jsniff.reuse.Entry;
import java.util.ArrayList;
import java.util.List;

/** Moments that have two keywords each: {@code …timestamp}, by a strftime pattern, and {@code …timestamp2}, a number. */
enum TimestampKeyword {
    CONNECTION("connection", "when the connection opened; first entry of a connection only"),
    REQUEST("request", "when the last request byte flowed"),
    RESPONSE("response", "when the last response byte flowed"),
    CLOSE("close", "when the connection closed");

    private static final String DEFAULT_PATTERN = "%Y-%m-%d %H:%M:%S";
    private static final long NANOS = 1_000_000_000L;

    private final String prefix;
    private final String help;

    TimestampKeyword(String prefix, String help) {
        this.prefix = prefix;
        this.help = help;
    }

    /** Both keywords of each. */
    static List<Keyword> keywords() {
        List<Keyword> all = new ArrayList<>();
        for (TimestampKeyword moment : values()) {
            all.add(new Formatted(moment));
            all.add(new Epoch(moment));
        }
        return all;
    }

    private long nanos(Entry entry) {
        return switch (this) {
            case CONNECTION -> entry.first() ? entry.exchange().connection().openedAt() : Connection.UNKNOWN;
            case REQUEST -> EntryTimes.requestEnd(entry);
            case RESPONSE -> EntryTimes.responseEnd(entry);
            case CLOSE -> EntryTimes.closedAt(entry);
        };
    }

    private record Formatted(TimestampKeyword moment) implements Keyword {
        @Override
        public Text text() {
            return new Text(moment.prefix + ".timestamp", moment.help + ", as date and time");
        }

        @Override
        public Argument argument() {
            return Argument.TIME;
        }

        @Override
        public Renderer bind(String argument, FormatOptions options) {
            boolean plain = argument.isEmpty();
            return new Date(moment, Strftime.compile(plain ? DEFAULT_PATTERN : argument, options.zone()), plain);
        }
    }

    private record Date(TimestampKeyword moment, Strftime pattern, boolean withMicros) implements Renderer {
        @Override
        public boolean render(Entry entry, TextBuffer out) {
            long nanos = moment.nanos(entry);
            if (nanos == Connection.UNKNOWN) {
                return false;
            }
            pattern.render(Math.floorDiv(nanos, NANOS), out);
            if (withMicros) {
                out.put('.');
                out.micros((int) Math.floorMod(nanos, NANOS));
            }
            return true;
        }
    }

    private record Epoch(TimestampKeyword moment) implements Keyword.OfEntry {
        @Override
        public Text text() {
            return new Text(moment.prefix + ".timestamp2", moment.help + ", as seconds.microseconds since 1970");
        }

        @Override
        public boolean render(Entry entry, TextBuffer out) {
            long nanos = moment.nanos(entry);
            if (nanos == Connection.UNKNOWN) {
                return false;
            }
            out.seconds(Math.max(0, nanos));
            return true;
        }
    }
}
