package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jsniff.connection.Originator;
import io.jsniff.output.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ended.
 *
 * @param by who ended it; {@code null} if the log has another word for that
 * @param reset whether by RST
 * @param time when, in microseconds since the epoch
 */
public record LogClose(
        @JsonProperty(JsonFields.BY) @Nullable Originator by,
        @JsonProperty(JsonFields.RESET) boolean reset,

        @JsonProperty(JsonFields.TIME) @JsonDeserialize(using = ValueReaders.Moment.class)
        long time) {}
