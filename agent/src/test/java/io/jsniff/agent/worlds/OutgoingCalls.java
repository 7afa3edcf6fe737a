package io.jsniff.agent.worlds;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** What the application in each world does for a request: it asks three clients, of the JDK and of its own libraries. Packed into each. */
public final class OutgoingCalls {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final CloseableHttpClient APACHE = HttpClients.createDefault();

    private OutgoingCalls() {}

    /** What the server of the system property {@code far} answers to each. */
    public static String all() throws IOException, InterruptedException {
        String far = System.getProperty("far");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(far + "/java.net.http")).build();
        return urlConnection(far + "/url-connection")
                + CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body()
                + APACHE.execute(new HttpGet(far + "/apache5"), response -> EntityUtils.toString(response.getEntity()));
    }

    private static String urlConnection(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
