package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jsniff.output.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a line.
 *
 * @param id its number
 * @param side {@code client}, {@code server} or {@code wire}, empty if unknown
 * @param source the end that connected
 * @param dest the end that accepted
 * @param host the name by which the application called the dest
 * @param openedAt when the connect began, in microseconds since the epoch
 * @param connectTime how long it took, in microseconds
 * @param caller who opened it, {@code pkg.Class.method(File.java:12)}
 * @param client which client object did
 * @param idle compatible connections that were idle then, -1 if unknown
 * @param busy compatible connections that were busy then, -1 if unknown
 */
public record LogConnection(
        @JsonProperty(JsonFields.ID) @JsonDeserialize(using = ValueReaders.LongCount.class)
        long id,

        @JsonProperty(JsonFields.SIDE) String side,
        @JsonProperty(JsonFields.SOURCE) LogEndpoint source,
        @JsonProperty(JsonFields.DEST) LogEndpoint dest,
        @JsonProperty(JsonFields.HOST) @Nullable String host,

        @JsonProperty(JsonFields.OPENED_AT) @JsonDeserialize(using = ValueReaders.Moment.class)
        long openedAt,

        @JsonProperty(JsonFields.CONNECT_TIME) @JsonDeserialize(using = ValueReaders.Duration.class)
        long connectTime,

        @JsonProperty(JsonFields.CALLER) @Nullable String caller,
        @JsonProperty(JsonFields.CLIENT) @Nullable String client,

        @JsonProperty(JsonFields.IDLE) @JsonDeserialize(using = ValueReaders.IntCount.class)
        int idle,

        @JsonProperty(JsonFields.BUSY) @JsonDeserialize(using = ValueReaders.IntCount.class)
        int busy) {
    /** What is missing has a value that says so. */
    public LogConnection {
        side = side == null ? "" : side;
        source = source == null ? LogEndpoint.UNKNOWN : source;
        dest = dest == null ? LogEndpoint.UNKNOWN : dest;
    }

    /** The name by which connections to one place are counted together, as in the summary at exit. */
    public String origin() {
        return host == null || dest.path() != null ? dest.toString() : host + ":" + dest.port();
    }
}
