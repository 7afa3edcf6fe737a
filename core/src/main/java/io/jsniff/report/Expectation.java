package io.jsniff.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What someone expects of a run, such as {@code reuse>=0.9} or {@code connections<=4}, so that a build can fail when connections
 * are wasted.
 */
public final class Expectation {
    private static final Pattern SYNTAX =
            Pattern.compile("\\s*([a-z]+)\\s*(>=|<=|=|>|<)\\s*(\\d{1,12}(?:\\.\\d{1,9})?)\\s*");

    /** What can be expected something of. */
    private enum Measure {
        /** The share of requests that found their connection open: 0 to 1. */
        REUSE {
            @Override
            double of(OriginRow row) {
                return row.requests() == 0 ? 1 : (double) reused(row) / row.requests();
            }

            @Override
            String seen(OriginRow row) {
                return String.format(
                        Locale.ROOT,
                        "%.3f (%d of %d requests found their connection open)",
                        of(row),
                        reused(row),
                        row.requests());
            }

            private long reused(OriginRow row) {
                return row.classes()[2] + row.classes()[3];
            }
        },
        /** How many connections were opened. */
        CONNECTIONS {
            @Override
            double of(OriginRow row) {
                return row.connections();
            }
        },
        /** How many requests were sent. */
        REQUESTS {
            @Override
            double of(OriginRow row) {
                return row.requests();
            }
        },
        /** How many requests had a connection of their own, which closed after them. */
        UNIQUE {
            @Override
            double of(OriginRow row) {
                return row.classes()[0];
            }
        },
        /** How many connections were opened for a reason that is a fault. */
        AVOIDABLE {
            @Override
            double of(OriginRow row) {
                return row.avoidable();
            }
        };

        abstract double of(OriginRow row);

        String seen(OriginRow row) {
            return Long.toString((long) of(row));
        }

        static @Nullable Measure named(String name) {
            for (Measure measure : values()) {
                if (measure.text().equals(name)) {
                    return measure;
                }
            }
            return null;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String text;
    private final Measure measure;
    private final String comparison;
    private final double bound;

    private Expectation(String text, Measure measure, String comparison, double bound) {
        this.text = text;
        this.measure = measure;
        this.comparison = comparison;
        this.bound = bound;
    }

    /**
     * Reads an expectation.
     *
     * @throws IllegalArgumentException if it is none; the message says why, and what would be one
     */
    public static Expectation parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be a measure, a comparison and a number, like reuse>=0.9 or connections<=4");
        }
        Measure measure = Measure.named(parts.group(1));
        if (measure == null) {
            throw new IllegalArgumentException(
                    parts.group(1) + " is no measure; there are reuse, connections, requests, unique, avoidable");
        }
        return new Expectation(text.strip(), measure, parts.group(2), Double.parseDouble(parts.group(3)));
    }

    /** Whether the totals of a run are as expected: {@code null}, or what is wrong with them in one line. */
    @Nullable
    String failure(OriginRow totals) {
        double seen = measure.of(totals);
        boolean met = switch (comparison) {
            case ">=" -> seen >= bound;
            case "<=" -> seen <= bound;
            case ">" -> seen > bound;
            case "<" -> seen < bound;
            default -> seen == bound;
        };
        return met ? null : "expectation " + text + " failed: " + measure.text() + " is " + measure.seen(totals);
    }

    @Override
    public String toString() {
        return text;
    }
}
