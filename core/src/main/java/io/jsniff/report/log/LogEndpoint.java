package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jsniff.output.json.JsonFields;
import org.jspecify.annotations.Nullable;

/** One end of a connection: an address with a port, or the path of a Unix-domain socket; or nothing that is known. */
public record LogEndpoint(
        @JsonProperty(JsonFields.IP) @Nullable String ip,
        @JsonProperty(JsonFields.PORT) int port,
        @JsonProperty(JsonFields.PATH) @Nullable String path) {
    static final LogEndpoint UNKNOWN = new LogEndpoint(null, 0, null);

    /** As {@link io.jsniff.connection.Endpoint} writes itself. */
    @Override
    public String toString() {
        if (ip == null) {
            return path == null ? "?" : path;
        }
        return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port;
    }
}
