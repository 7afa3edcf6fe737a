package io.jsniff.report.log;

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
        @Nullable String version,
        @Nullable String cipher,
        @Nullable String alpn,
        @Nullable String sni,
        boolean resumed,
        long handshake,
        @Nullable String failure) {}
