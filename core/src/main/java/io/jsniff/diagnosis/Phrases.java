package io.jsniff.diagnosis;

import io.jsniff.connection.Connection;
import io.jsniff.http.Shortfall;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Phrases {
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;

    private Phrases() {}

    /** A duration: {@code 0.09 ms}, {@code 12 ms}, {@code 5.0 s}, {@code 4.2 min}. */
    static String time(long nanos) {
        if (nanos == Connection.UNKNOWN) {
            return "an unknown time";
        } else if (nanos < 10 * MILLI) {
            return number("%.2f ms", nanos / MILLI);
        } else if (nanos < SECOND) {
            return number("%.0f ms", nanos / MILLI);
        }
        return nanos < 120 * SECOND ? number("%.1f s", nanos / SECOND) : number("%.1f min", nanos / SECOND / 60);
    }

    /** {@code 1 request}, {@code 2 requests}. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** An object without its package: {@code ConnectionPool#2}. */
    static String object(@Nullable String name) {
        return name == null ? "another client" : name.substring(name.lastIndexOf('.') + 1);
    }

    /** A clause that says what was still to come of a message; empty if nothing. */
    static String missing(@Nullable Shortfall shortfall) {
        if (shortfall == null) {
            return "";
        }
        return switch (shortfall.part()) {
            case HEAD -> ", before the end of its head";
            case BODY -> ", with " + Phrases.count(shortfall.bytes(), "byte") + " of the body still to come";
            case CHUNK -> ", with more chunks still to come";
            case LAST_CHUNK -> ", with the empty chunk that ends it still to come";
        };
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
