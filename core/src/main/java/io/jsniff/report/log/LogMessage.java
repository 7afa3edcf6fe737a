package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jsniff.output.json.JsonFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request or response of a line.
 *
 * @param line its first line
 * @param method of a request
 * @param url of a request, as on its first line
 * @param protocol the version on its first line
 * @param status of a response, 0 if unknown
 * @param message of a response: the reason phrase
 * @param headers names in lower case with their values; empty unless asked for
 * @param size bytes with the head, -1 if unknown
 * @param bodySize bytes without it, -1 if unknown
 * @param begin its first byte's moment, in microseconds since the epoch
 * @param end its last byte's
 * @param completion {@code complete}, {@code cut} or {@code gap}, empty if unknown
 */
public record LogMessage(
        @JsonProperty(JsonFields.LINE) @Nullable String line,
        @JsonProperty(JsonFields.METHOD) @Nullable String method,
        @JsonProperty(JsonFields.URL) @Nullable String url,
        @JsonProperty(JsonFields.PROTOCOL) @Nullable String protocol,
        @JsonProperty(JsonFields.STATUS) int status,
        @JsonProperty(JsonFields.MESSAGE) @Nullable String message,

        @JsonProperty(JsonFields.HEADERS) @JsonDeserialize(using = ValueReaders.Headers.class)
        Map<String, List<String>> headers,

        @JsonProperty(JsonFields.SIZE) @JsonDeserialize(using = ValueReaders.LongCount.class)
        long size,

        @JsonProperty(JsonFields.BODY_SIZE) @JsonDeserialize(using = ValueReaders.LongCount.class)
        long bodySize,

        @JsonProperty(JsonFields.BEGIN) @JsonDeserialize(using = ValueReaders.Moment.class)
        long begin,

        @JsonProperty(JsonFields.END) @JsonDeserialize(using = ValueReaders.Moment.class)
        long end,

        @JsonProperty(JsonFields.COMPLETION) String completion) {
    /** What is missing has a value that says so. */
    public LogMessage {
        completion = completion == null ? "" : completion;
    }
}
