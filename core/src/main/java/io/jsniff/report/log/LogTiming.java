package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jsniff.output.json.JsonFields;

/** The durations of an exchange, as under {@code timing}, in microseconds; {@link LogLine#UNKNOWN} for what is not there. */
public record LogTiming(
        @JsonProperty(JsonFields.CONNECT) @JsonDeserialize(using = ValueReaders.Duration.class)
        long connect,

        @JsonProperty(JsonFields.TLS) @JsonDeserialize(using = ValueReaders.Duration.class)
        long tls,

        @JsonProperty(JsonFields.IDLE_BEFORE) @JsonDeserialize(using = ValueReaders.Duration.class)
        long idleBefore,

        @JsonProperty(JsonFields.REQUEST) @JsonDeserialize(using = ValueReaders.Duration.class)
        long request,

        @JsonProperty(JsonFields.WAIT) @JsonDeserialize(using = ValueReaders.Duration.class)
        long waiting,

        @JsonProperty(JsonFields.RECEIVE) @JsonDeserialize(using = ValueReaders.Duration.class)
        long receive,

        @JsonProperty(JsonFields.IDLE_AFTER) @JsonDeserialize(using = ValueReaders.Duration.class)
        long idleAfter,

        @JsonProperty(JsonFields.CLOSE) @JsonDeserialize(using = ValueReaders.Duration.class)
        long close) {
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
