package io.jsniff.agent.tap.tls;

import io.jsniff.connection.TlsSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Asks sessions what was agreed on, and nothing that is secret. */
final class TlsSessionReader {
    private static final long MILLISECOND = 1_000_000L;

    private TlsSessionReader() {}

    /**
     * What a session says.
     *
     * @param began when the handshake began, in nanoseconds since the epoch
     * @param handshake how long it took, or {@link io.jsniff.connection.Connection#UNKNOWN} if it was not seen
     */
    static TlsSession of(Object end, long began, long handshake, boolean seen) {
        SSLSession session = session(end);
        if (session == null) {
            return new TlsSession(null, null, null, null, null, null, handshake, null);
        }
        Boolean resumed = seen ? session.getCreationTime() < began / MILLISECOND : null;
        return new TlsSession(
                null,
                null,
                session.getProtocol(),
                session.getCipherSuite(),
                applicationProtocol(end),
                resumed,
                handshake,
                null);
    }

    private static @Nullable SSLSession session(Object end) {
        if (end instanceof SSLEngine engine) {
            return engine.getSession();
        }
        return end instanceof SSLSocket socket ? socket.getSession() : null;
    }

    private static @Nullable String applicationProtocol(Object end) {
        try {
            String protocol = end instanceof SSLEngine engine
                    ? engine.getApplicationProtocol()
                    : end instanceof SSLSocket socket ? socket.getApplicationProtocol() : null;
            return protocol == null || protocol.isEmpty() ? null : protocol;
        } catch (UnsupportedOperationException e) {
            return null; // made before there was ALPN
        }
    }

    /** Why a handshake failed, in one line. */
    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isEmpty() ? failure.getClass().getName() : message;
    }
}
