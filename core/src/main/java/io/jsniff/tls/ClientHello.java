package io.jsniff.tls;

import org.jspecify.annotations.Nullable;

/**
 * What a client's first TLS message says (RFC 8446, section 4.1.2; RFC 6066, section 3).
 *
 * @param serverName the host name asked for (SNI), if any
 * @param version the highest version offered, as {@code TLS_1.0} to {@code TLS_1.3}
 */
public record ClientHello(@Nullable String serverName, String version) {}
