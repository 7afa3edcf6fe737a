package io.jsniff.report.log;

import io.jsniff.reuse.ReuseClass;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log: an exchange, or a connection that opened or closed. Moments are microseconds since the epoch, durations
 * microseconds; {@link #UNKNOWN} stands for those that are not there.
 *
 * @param kind what it tells of
 * @param time the line's moment
 * @param reuse the exchange's class; {@code null} on other lines
 * @param number the exchange's number on its connection; 0 for a connection without a request
 * @param protocol what the connection spoke, empty if unknown
 * @param stream the HTTP/2 stream, 0 if there is none
 * @param connection whose line it is
 * @param request {@code null} if there was none, or messages were not asked for
 * @param response likewise
 * @param timing the exchange's durations; all unknown if messages were not asked for
 * @param tls {@code null} in clear, or if that was not seen
 * @param close {@code null} if the connection is not known to have closed
 * @param opening why the connection was opened
 * @param closing why it was closed or not reused
 */
public record LogLine(
        Kind kind,
        long time,
        @Nullable ReuseClass reuse,
        int number,
        String protocol,
        long stream,
        LogConnection connection,
        @Nullable LogMessage request,
        @Nullable LogMessage response,
        LogTiming timing,
        @Nullable LogTls tls,
        @Nullable LogClose close,
        @Nullable LogFinding opening,
        @Nullable LogFinding closing) {

    /** Stands for a moment or duration that is not there. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** What a line tells of. */
    public enum Kind {
        EXCHANGE,
        OPEN,
        CLOSE
    }
}
