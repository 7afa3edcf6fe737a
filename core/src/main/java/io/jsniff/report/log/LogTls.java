package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jsniff.output.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection's TLS.
 *
 * @param version such as {@code TLSv1.3}
 * @param alpn the protocol that was agreed on
 * @param resumed whether an earlier session was resumed
 * @param handshake how long the handshake took, in microseconds
 * @param failure why it failed
 */
public record LogTls(
        @JsonProperty(JsonFields.VERSION) @Nullable String version,
        @JsonProperty(JsonFields.CIPHER) @Nullable String cipher,
        @JsonProperty(JsonFields.ALPN) @Nullable String alpn,
        @JsonProperty(JsonFields.SNI) @Nullable String sni,
        @JsonProperty(JsonFields.RESUMED) boolean resumed,

        @JsonProperty(JsonFields.HANDSHAKE) @JsonDeserialize(using = ValueReaders.Duration.class)
        long handshake,

        @JsonProperty(JsonFields.FAILURE) @Nullable String failure) {}
