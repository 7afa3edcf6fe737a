package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jsniff.output.json.JsonFields;
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
 * @param response the same
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

    /** The object of a line. One without a connection that has a number, or of no known kind, is not of jsniff. */
    @JsonCreator
    static LogLine of(
            @JsonProperty(JsonFields.EVENT) @Nullable Kind event,
            @JsonProperty(JsonFields.TIME) @JsonDeserialize(using = ValueReaders.Moment.class) long time,
            @JsonProperty(JsonFields.CLASS) @Nullable ReuseClass reuse,
            @JsonProperty(JsonFields.NUMBER) int number,
            @JsonProperty(JsonFields.PROTOCOL) @Nullable String protocol,
            @JsonProperty(JsonFields.STREAM) long stream,
            @JsonProperty(JsonFields.CONNECTION) @Nullable LogConnection connection,
            @JsonProperty(JsonFields.REQUEST) @Nullable LogMessage request,
            @JsonProperty(JsonFields.RESPONSE) @Nullable LogMessage response,
            @JsonProperty(JsonFields.TIMING) @Nullable LogTiming timing,
            @JsonProperty(JsonFields.TLS) @Nullable LogTls tls,
            @JsonProperty(JsonFields.CLOSE) @Nullable LogClose close,
            @JsonProperty(JsonFields.FINDING) @Nullable LogFindings findings) {
        Kind kind = reuse == null ? event : Kind.EXCHANGE;
        if (kind == null || connection == null || connection.id() < 0) {
            throw new IllegalArgumentException("not a line of jsniff");
        }
        return new LogLine(
                kind,
                time,
                reuse,
                number,
                protocol == null ? "" : protocol,
                stream,
                connection,
                request,
                response,
                timing == null ? LogTiming.UNKNOWN : timing,
                tls,
                close,
                findings == null ? null : findings.opening(),
                findings == null ? null : findings.closing());
    }
}
