package io.jsniff.connection;

/** Receives what flows inside the TLS of a connection, under the same lock as the connection's own bytes. */
public interface Plaintext extends ByteListener {
    /** The handshake is over, done or failed; may be called again for a later one on the same connection. */
    void handshaken(TlsSession session);
}
