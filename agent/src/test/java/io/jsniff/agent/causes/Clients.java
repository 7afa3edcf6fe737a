package io.jsniff.agent.causes;

import io.jsniff.agent.tls.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import reactor.netty.resources.ConnectionProvider;

/** How each client asks for a path and reads the answer to its end. None is collected as garbage before the program ends. */
final class Clients {
    static final SSLContext TLS = tls();

    private static final ConcurrentLinkedQueue<Object> KEPT = new ConcurrentLinkedQueue<>();

    private final OddServer server;

    public Clients(OddServer server) {
        this.server = server;
    }

    private static SSLContext tls() {
        try {
            return Trust.context("TLS", null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T kept(T client) {
        KEPT.add(client);
        return client;
    }

    void okHttp(OkHttpClient client, String path) throws IOException {
        try (Response response = kept(client).newCall(okHttpRequest(path)).execute()) {
            response.body().bytes();
        }
    }

    void okHttpLater(OkHttpClient client, String path) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        kept(client).newCall(okHttpRequest(path)).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                throw new IllegalStateException(e);
            }

            @Override
            public void onResponse(Call call, Response response) throws IOException {
                response.body().bytes();
                done.countDown();
            }
        });
        done.await();
    }

    Request okHttpRequest(String path) {
        return new Request.Builder().url(server.url(path)).build();
    }

    static HttpClient jdk() {
        return kept(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    HttpRequest jdkRequest(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path))).build();
    }

    void jdk(HttpClient client, String path) throws Exception {
        client.send(jdkRequest(path), BodyHandlers.ofByteArray());
    }

    void jdkLater(HttpClient client, String path) throws Exception {
        client.sendAsync(jdkRequest(path), BodyHandlers.ofByteArray()).get();
    }

    void apache4(CloseableHttpClient client, String path) throws IOException {
        try (CloseableHttpResponse response = kept(client).execute(new HttpGet(server.url(path)))) {
            EntityUtils.consume(response.getEntity());
        }
    }

    void apache5(org.apache.hc.client5.http.impl.classic.CloseableHttpClient client, String path) throws IOException {
        var get = new org.apache.hc.client5.http.classic.methods.HttpGet(server.url(path));
        kept(client).execute(get, response -> {
            org.apache.hc.core5.http.io.entity.EntityUtils.consume(response.getEntity());
            return null;
        });
    }

    void apache5Later(CloseableHttpAsyncClient client, String path) throws Exception {
        client.start();
        kept(client)
                .execute(SimpleHttpRequest.create("GET", server.url(path)), null)
                .get();
    }

    static org.eclipse.jetty.client.HttpClient jetty() throws Exception {
        var client = kept(new org.eclipse.jetty.client.HttpClient());
        client.start();
        return client;
    }

    void jetty(org.eclipse.jetty.client.HttpClient client, String path) throws Exception {
        client.GET(server.url(path));
    }

    static reactor.netty.http.client.HttpClient reactor() {
        return kept(reactor.netty.http.client.HttpClient.create(ConnectionProvider.create("causes", 10)));
    }

    void reactor(reactor.netty.http.client.HttpClient client, String path) {
        client.get().uri(server.url(path)).responseContent().aggregate().block();
    }

    HttpURLConnection url(String path) throws IOException {
        return (HttpURLConnection) URI.create(server.url(path)).toURL().openConnection();
    }

    HttpURLConnection https(SSLSocketFactory factory, String path) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) url(path);
        connection.setSSLSocketFactory(factory);
        return connection;
    }

    static void read(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }
}
