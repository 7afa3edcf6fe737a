package io.jsniff.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Both ends of TLS on this machine. */
final class Tls {
    /** The first byte of a connection on which a client begins with TLS: a record of the handshake. */
    static final int FIRST_BYTE = 22;

    private Tls() {}

    /** Made once, when the first client wants TLS: it takes a moment. */
    private static final class Server {
        static final SSLSocketFactory SOCKETS = sockets();

        private static SSLSocketFactory sockets() {
            try {
                var context = SSLContext.getInstance("TLS");
                context.init(Certificate.make(), null, null);
                return context.getSocketFactory();
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("there can be no TLS", e);
            }
        }
    }

    /** The server's end above an accepted socket, of which the first byte has been read. */
    static Socket within(Socket accepted) throws IOException {
        return Server.SOCKETS.createSocket(accepted, new ByteArrayInputStream(new byte[] {FIRST_BYTE}), true);
    }

    /**
     * The client's end. It trusts who answers: the collector is on this machine, but maybe in another process, with a
     * certificate that no one else knows.
     */
    static SSLContext client() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
