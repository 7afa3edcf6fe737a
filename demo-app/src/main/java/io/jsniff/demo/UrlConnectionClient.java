package io.jsniff.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A client over {@link HttpURLConnection}, whose pool of idle connections belongs to the JVM. Its {@code disconnect} sounds
 * like good manners, but takes the connection away from the pool. With TLS the pool finds a connection again only for the
 * socket factory that opened it, and {@link SSLContext#getSocketFactory()} makes another at each call.
 */
final class UrlConnectionClient implements EventClient {
    private final URI uri;
    private final boolean disconnects;
    private final Supplier<SSLSocketFactory> factories;
    private @Nullable HttpURLConnection latest;

    private UrlConnectionClient(URI uri, boolean disconnects, Supplier<SSLSocketFactory> factories) {
        this.uri = uri;
        this.disconnects = disconnects;
        this.factories = factories;
    }

    /** @param disconnects {@code true}: drops the connection after each response */
    UrlConnectionClient(URI uri, boolean disconnects) {
        this(uri, disconnects, HttpsURLConnection::getDefaultSSLSocketFactory);
    }

    /** Uses one socket factory for all events. */
    static UrlConnectionClient withOneFactory(URI uri) {
        SSLSocketFactory factory = Tls.client().getSocketFactory();
        return new UrlConnectionClient(uri, false, () -> factory);
    }

    /** Asks the {@link SSLContext} for a socket factory at each event. */
    static UrlConnectionClient withFactoryPerEvent(URI uri) {
        return new UrlConnectionClient(uri, false, Tls.client()::getSocketFactory);
    }

    @Override
    public void post(byte[] event) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        latest = connection;
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(factories.get());
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", TOKEN);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(event);
        }
        EventClient.check(connection.getResponseCode());
        readAll(connection);
        if (disconnects) {
            close();
        }
    }

    /** Not closed afterwards: the end of the body gives the connection back, and only before that can it be disconnected. */
    @SuppressWarnings("resource")
    private static void readAll(HttpURLConnection connection) throws IOException {
        InputStream in = connection.getInputStream();
        in.skipNBytes(Math.max(0, connection.getContentLength()));
        if (in.read() >= 0) {
            throw new IOException("a body longer than its Content-Length");
        }
    }

    @Override
    public void close() {
        HttpURLConnection current = latest;
        latest = null;
        if (current != null) {
            current.disconnect();
        }
    }
}
