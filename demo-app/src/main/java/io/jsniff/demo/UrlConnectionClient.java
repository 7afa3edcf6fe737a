package io.jsniff.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A client over {@link HttpURLConnection}, whose pool of idle connections belongs to the JVM. Its {@code disconnect} sounds
 * like good manners, but takes the connection away from the pool.
 */
final class UrlConnectionClient implements EventClient {
    private final URI uri;
    private final boolean disconnects;
    private @Nullable HttpURLConnection latest;

    /** @param disconnects {@code true}: drops the connection after each response */
    UrlConnectionClient(URI uri, boolean disconnects) {
        this.uri = uri;
        this.disconnects = disconnects;
    }

    @Override
    public void post(byte[] event) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        latest = connection;
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
