package io.jsniff.report.log;

/** How much of each line is read: what no one asks for is skipped, which is several times as fast. */
public enum FieldSelection {
    /** Connections, classes and findings. */
    TOTALS,
    /** Messages and timings, too. */
    TIMINGS,
    /** Headers, too. */
    HEADERS
}
