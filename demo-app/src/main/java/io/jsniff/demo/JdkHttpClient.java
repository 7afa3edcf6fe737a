package io.jsniff.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** A client over {@link HttpClient}, each of which has a pool of idle connections of its own. */
final class JdkHttpClient implements EventClient {
    private static final Duration TIMEOUT = Duration.ofMillis(TIMEOUT_MILLIS);

    private final URI uri;
    private final Supplier<HttpClient> clients;

    private JdkHttpClient(URI uri, Supplier<HttpClient> clients) {
        this.uri = uri;
        this.clients = clients;
    }

    /** Uses one {@link HttpClient} for all events. */
    static JdkHttpClient withOneClient(URI uri) {
        HttpClient client = build();
        return new JdkHttpClient(uri, () -> client);
    }

    /** Builds an {@link HttpClient} for each event. */
    static JdkHttpClient withClientPerEvent(URI uri) {
        return new JdkHttpClient(uri, JdkHttpClient::build);
    }

    private static HttpClient build() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    @Override
    public void post(byte[] event) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(event))
                .build();
        EventClient.check(clients.get().send(request, BodyHandlers.ofString()).statusCode());
    }
}
