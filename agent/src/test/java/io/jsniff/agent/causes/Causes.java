package io.jsniff.agent.causes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Runs the cases named by its arguments, each against a server of its own, whose port it prints behind the name. */
public final class Causes {
    private static final ConcurrentLinkedQueue<Object> KEPT = new ConcurrentLinkedQueue<>();

    private final OddServer server;

    private Causes(OddServer server) {
        this.server = server;
    }

    public static void main(String[] names) throws Exception {
        for (String name : names) {
            OddServer server = switch (name) {
                case "SERVER_IDLE" -> OddServer.start(150, Integer.MAX_VALUE);
                case "REQUEST_LIMIT" -> OddServer.start(0, 2);
                case "PEER_CLOSED" -> OddServer.start(100, Integer.MAX_VALUE);
                default -> OddServer.start();
            };
            System.out.println(name + " " + server.port());
            new Causes(server).run(name);
        }
        System.out.flush();
        Runtime.getRuntime().exit(0); // clients have threads of their own
    }

    private void run(String name) throws Exception {
        switch (name) {
            case "OKHTTP_PER_REQUEST" -> times(3, () -> okHttp(new OkHttpClient(), "/ok"));
            case "JDK_PER_REQUEST" -> times(3, () -> jdk(client(), "/ok"));
            case "APACHE4_PER_REQUEST" -> times(3, () -> apache4(HttpClients.createDefault(), "/ok"));
            case "URL_BODY_NOT_READ" -> times(2, () -> stalls("/stalls"));
            case "APACHE4_NOT_CONSUMED" -> notConsumed();
            case "URL_ERROR_NOT_READ" -> times(2, () -> url("/error").getResponseCode());
            case "TERMINAL_CHUNK" -> times(2, this::withoutLastChunk);
            case "APACHE4_LEAK" -> leak();
            case "SERVER_CLOSE" -> times(2, () -> read(url("/close")));
            case "DISCONNECT" -> times(2, this::disconnect);
            case "UNFRAMED" -> times(2, () -> read(url("/unframed")));
            case "SERVER_IDLE" ->
                times(2, () -> {
                    read(url("/ok"));
                    Thread.sleep(400);
                });
            case "CLIENT_IDLE" -> clientIdle();
            case "OKHTTP_POOL_FULL" -> poolFull();
            case "URL_POOL_FULL" -> burst(7, () -> read(url("/slow")));
            case "ADDRESS" -> address();
            case "PROXY" -> proxy();
            case "CANCELLED" -> times(2, this::timeout);
            case "RETRY" -> times(2, () -> read(url("/drops-second")));
            case "REQUEST_LIMIT" ->
                times(8, () -> {
                    read(url("/ok"));
                    Thread.sleep(30);
                });
            case "PEER_CLOSED" -> peerClosed();
            case "GOOD_OKHTTP_BURST" -> goodOkHttp();
            case "GOOD_JDK_BURST" -> goodJdk();
            case "GOOD_URL" -> times(5, () -> read(url("/ok")));
            case "GOOD_REDIRECT" -> times(3, () -> read(url("/moved")));
            case "GOOD_APACHE4" -> goodApache4();
            case "GOOD_APACHE5" -> goodApache5();
            case "GOOD_TWO_CLIENTS" -> {
                jdk(client(), "/ok");
                another(client());
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void times(int times, Step step) throws Exception {
        for (int i = 0; i < times; i++) {
            step.run();
        }
    }

    private static void burst(int threads, Step step) throws Exception {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                try {
                    step.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    // ---- by client

    private void okHttp(OkHttpClient client, String path) throws IOException {
        KEPT.add(client);
        Request request = new Request.Builder().url(server.url(path)).build();
        try (Response response = client.newCall(request).execute()) {
            response.body().bytes();
        }
    }

    private static HttpClient client() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        KEPT.add(client);
        return client;
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path))).build();
    }

    private void jdk(HttpClient client, String path) throws Exception {
        client.send(request(path), BodyHandlers.ofByteArray());
    }

    /** Not the same line as the others. */
    private void another(HttpClient client) throws Exception {
        client.send(request("/ok"), BodyHandlers.ofByteArray());
    }

    private void apache4(CloseableHttpClient client, String path) throws IOException {
        KEPT.add(client);
        try (CloseableHttpResponse response = client.execute(new HttpGet(server.url(path)))) {
            EntityUtils.consume(response.getEntity());
        }
    }

    private HttpURLConnection url(String path) throws IOException {
        return (HttpURLConnection) URI.create(server.url(path)).toURL().openConnection();
    }

    private static void read(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    // ---- faults

    private void stalls(String path) throws IOException {
        try (InputStream in = url(path).getInputStream()) {
            in.readNBytes(100);
        }
    }

    private void notConsumed() throws IOException {
        CloseableHttpClient client = HttpClients.createDefault();
        for (int i = 0; i < 2; i++) {
            client.execute(new HttpGet(server.url("/ok"))).close();
        }
    }

    private void withoutLastChunk() throws IOException {
        try (InputStream in = url("/chunked").getInputStream()) {
            in.readNBytes(1000);
        }
    }

    private void leak() throws IOException {
        CloseableHttpClient client = HttpClients.createDefault();
        KEPT.add(client);
        for (int i = 0; i < 2; i++) {
            KEPT.add(client.execute(new HttpGet(server.url("/stalls"))));
        }
    }

    private void disconnect() throws IOException {
        HttpURLConnection connection = url("/ok");
        InputStream in = connection.getInputStream();
        in.readNBytes(1000);
        connection.disconnect();
    }

    private void clientIdle() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(5, 200, TimeUnit.MILLISECONDS))
                .build();
        okHttp(client, "/ok");
        Thread.sleep(700);
        okHttp(client, "/ok");
    }

    private void poolFull() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(1, 5, TimeUnit.MINUTES))
                .build();
        burst(3, () -> okHttp(client, "/slow"));
        Thread.sleep(100);
    }

    private void address() throws IOException {
        for (byte last = 1; last <= 2; last++) {
            byte[] address = {127, 0, 0, last};
            OkHttpClient client = new OkHttpClient.Builder()
                    .dns(name -> List.of(InetAddress.getByAddress("localhost", address)))
                    .build();
            okHttp(client, "/ok");
        }
    }

    private void proxy() throws IOException {
        read(url("/ok"));
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.port()));
        read((HttpURLConnection) URI.create(server.url("/ok")).toURL().openConnection(proxy));
    }

    private void timeout() throws IOException {
        HttpURLConnection connection = url("/stalls");
        connection.setReadTimeout(100);
        try {
            connection.getInputStream().readNBytes(2000);
            throw new IllegalStateException("it should have stalled");
        } catch (SocketTimeoutException e) {
            connection.disconnect();
        }
    }

    @SuppressWarnings("resource")
    private void peerClosed() throws Exception {
        Socket socket = new Socket("localhost", server.port());
        KEPT.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write("GET /ok HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        socket.getInputStream().readAllBytes();
        Thread.sleep(1700);
    }

    // ---- no faults

    private void goodOkHttp() throws Exception {
        OkHttpClient client = new OkHttpClient();
        burst(4, () -> times(5, () -> okHttp(client, "/ok")));
    }

    private void goodJdk() throws Exception {
        HttpClient client = client();
        for (int i = 0; i < 3; i++) {
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                all.add(client.sendAsync(request("/ok"), BodyHandlers.ofByteArray()));
            }
            for (CompletableFuture<?> each : all) {
                each.get();
            }
        }
    }

    private void goodApache4() throws Exception {
        CloseableHttpClient client = HttpClients.createDefault();
        times(5, () -> apache4(client, "/ok"));
    }

    private void goodApache5() throws Exception {
        var client = org.apache.hc.client5.http.impl.classic.HttpClients.createDefault();
        KEPT.add(client);
        for (int i = 0; i < 5; i++) {
            var get = new org.apache.hc.client5.http.classic.methods.HttpGet(server.url("/ok"));
            client.execute(get, response -> {
                org.apache.hc.core5.http.io.entity.EntityUtils.consume(response.getEntity());
                return null;
            });
        }
    }
}
