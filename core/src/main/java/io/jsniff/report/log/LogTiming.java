package io.jsniff.report.log;

/** The durations of an exchange, as under {@code timing}, in microseconds; {@link LogLine#UNKNOWN} for what is not there. */
public record LogTiming(
        long connect, long tls, long idleBefore, long request, long waiting, long receive, long idleAfter, long close) {
    static final LogTiming UNKNOWN = new LogTiming(
            LogLine.UNKNOWN,
            LogLine.UNKNOWN,
            LogLine.UNKNOWN,
            LogLine.UNKNOWN,
            LogLine.UNKNOWN,
            LogLine.UNKNOWN,
            LogLine.UNKNOWN,
            LogLine.UNKNOWN);
}
