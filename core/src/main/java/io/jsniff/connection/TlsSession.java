package io.jsniff.connection;

import io.jsniff.bytes.HeapSize;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the TLS that a connection speaks; nothing in it is secret.
 *
 * @param serverName the host name that the ClientHello asks for
 * @param offered the highest version that the ClientHello offers, as {@code TLS_1.3}
 * @param version the version agreed on, as Java names it: {@code TLSv1.3}
 * @param cipher the cipher suite agreed on
 * @param alpn the protocol agreed on by ALPN
 * @param resumed whether the session is older than this connection
 * @param handshake nanoseconds from its first byte until it was over, or {@link Connection#UNKNOWN}
 * @param failure why it failed
 */
public record TlsSession(
        @Nullable String serverName,
        @Nullable String offered,
        @Nullable String version,
        @Nullable String cipher,
        @Nullable String alpn,
        @Nullable Boolean resumed,
        long handshake,
        @Nullable String failure) {

    /** A handshake that failed. */
    public static TlsSession failed(long handshake, String failure) {
        return new TlsSession(null, null, null, null, null, null, handshake, failure);
    }

    /** The same with what the ClientHello says. */
    public TlsSession asked(@Nullable String name, @Nullable String highest) {
        return new TlsSession(name, highest, version, cipher, alpn, resumed, handshake, failure);
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(8)
                + HeapSize.of(serverName)
                + HeapSize.of(offered)
                + HeapSize.of(version)
                + HeapSize.of(cipher)
                + HeapSize.of(alpn)
                + HeapSize.of(failure);
    }
}
