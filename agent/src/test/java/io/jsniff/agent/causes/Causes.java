package io.jsniff.agent.causes;

import static io.jsniff.agent.causes.Clients.kept;
import static io.jsniff.agent.causes.Steps.burst;
import static io.jsniff.agent.causes.Steps.times;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocketFactory;

/** Runs the cases named by its arguments, each against a server of its own, whose port it prints behind the name. */
public final class Causes {
    private final OddServer server;
    private final Clients by;

    private Causes(OddServer server) {
        this.server = server;
        this.by = new Clients(server);
    }

    public static void main(String[] names) throws Exception {
        for (String name : names) {
            OddServer server = switch (name) {
                case "SERVER_IDLE" -> OddServer.start(150, Integer.MAX_VALUE);
                case "REQUEST_LIMIT" -> OddServer.start(0, 2);
                case "PEER_CLOSED" -> OddServer.start(100, Integer.MAX_VALUE);
                default -> name.contains("TLS") ? OddServer.start(Clients.TLS) : OddServer.start();
            };
            System.out.println(name + " " + server.port());
            new Causes(server).run(name);
        }
        System.out.flush();
        Runtime.getRuntime().exit(0); // clients have threads of their own
    }

    private void run(String name) throws Exception {
        ManyClients many = new ManyClients(server);
        switch (name) {
            case "OKHTTP_PER_REQUEST",
                    "OKHTTP_ASYNC_PER_REQUEST",
                    "OKHTTP_INTERCEPTED_PER_REQUEST",
                    "JDK_PER_REQUEST",
                    "JDK_ASYNC_PER_REQUEST",
                    "APACHE4_PER_REQUEST",
                    "APACHE4_BASIC_PER_REQUEST",
                    "APACHE5_PER_REQUEST",
                    "APACHE5_ASYNC_PER_REQUEST",
                    "JETTY_PER_REQUEST",
                    "REACTOR_PER_REQUEST" -> many.perRequest(name.replace("_PER_REQUEST", ""));
            case "OKHTTP_AT_MANY_LINES", "JDK_AT_MANY_LINES", "APACHE4_AT_MANY_LINES" ->
                many.atManyLines(name.replace("_AT_MANY_LINES", ""));
            case "APACHE4_CLOSED", "APACHE4_BASIC_CLOSED", "APACHE5_CLOSED", "JETTY_CLOSED" ->
                many.closedPerRequest(name.replace("_CLOSED", ""));
            case "TLS_FACTORY_PER_REQUEST" -> // each call of getSocketFactory makes another
                times(3, () -> Clients.read(by.https(Clients.TLS.getSocketFactory(), "/ok")));
            case "TLS_ERROR_NOT_READ" ->
                oneFactory(factory -> by.https(factory, "/error").getResponseCode());
            case "URL_BODY_NOT_READ" -> times(2, () -> stalls("/stalls"));
            case "JDK_NOT_READ" -> jdkNotRead();
            case "URL_ERROR_NOT_READ" -> times(2, () -> by.url("/error").getResponseCode());
            case "TERMINAL_CHUNK" -> times(2, this::withoutLastChunk);
            case "GARBAGE" -> dropped(() -> by.url("/ok").getInputStream());
            case "TLS_GARBAGE" ->
                dropped(() -> by.https(Clients.TLS.getSocketFactory(), "/ok").getInputStream());
            case "LAST_ONE" -> times(2, () -> Clients.read(by.url("/last-one")));
            case "COUNTED_DOWN" -> times(4, () -> Clients.read(by.url("/counts-down")));
            case "URL_CLOSE" -> times(2, this::askedToClose);
            case "SERVER_CLOSE" -> times(2, () -> Clients.read(by.url("/close")));
            case "OLD_SERVER" -> times(2, () -> Clients.read(by.url("/old")));
            case "DISCONNECT" -> times(2, this::disconnect);
            case "UNFRAMED" -> times(2, () -> Clients.read(by.url("/unframed")));
            case "SERVER_IDLE" ->
                times(2, () -> {
                    Clients.read(by.url("/ok"));
                    Thread.sleep(400);
                });
            case "URL_POOL_FULL" -> burst(7, () -> Clients.read(by.url("/slow")));
            case "PROXY" -> proxy();
            case "CANCELLED" -> times(2, this::timeout);
            case "JDK_TIMEOUT" -> times(2, this::jdkTimeout);
            case "RETRY" -> times(2, () -> Clients.read(by.url("/drops-second")));
            case "REQUEST_LIMIT" ->
                times(8, () -> {
                    Clients.read(by.url("/ok"));
                    Thread.sleep(30);
                });
            case "PEER_CLOSED" -> peerClosed();
            case "GOOD_JDK_BURST" -> goodJdk();
            case "GOOD_URL" -> times(5, () -> Clients.read(by.url("/ok")));
            case "GOOD_REDIRECT" -> times(3, () -> Clients.read(by.url("/moved")));
            case "GOOD_TLS" -> oneFactory(factory -> Clients.read(by.https(factory, "/ok")));
            case "GOOD_TLS_BURST" -> {
                SSLSocketFactory factory = Clients.TLS.getSocketFactory();
                burst(3, () -> times(3, () -> Clients.read(by.https(factory, "/ok"))));
            }
            case "GOOD_TWO_TLS_FACTORIES" -> twoFactories();
            case "GOOD_TWO_CLIENTS" -> many.twoOnce();
            case "GOOD_TWO_OKHTTP", "GOOD_TWO_JDK", "GOOD_TWO_APACHE4", "GOOD_TWO_APACHE5" ->
                many.twoInTurn(name.replace("GOOD_TWO_", ""));
            case "GOOD_OKHTTP_ONE_POOL" -> many.onePool();
            default -> runByLibrary(name);
        }
    }

    private void runByLibrary(String name) throws Exception {
        if (name.contains("OKHTTP")) {
            new OkHttpCases(server).run(name);
        } else if (name.contains("JETTY")) {
            new JettyCases(server).run(name);
        } else if (name.contains("REACTOR")) {
            new ReactorCases(server).run(name);
        } else {
            new ApacheCases(server).run(name);
        }
    }

    private interface WithFactory {
        void run(SSLSocketFactory factory) throws IOException;
    }

    private static void oneFactory(WithFactory step) throws Exception {
        SSLSocketFactory factory = Clients.TLS.getSocketFactory();
        times(3, () -> step.run(factory));
    }

    // ---- faults

    private void stalls(String path) throws IOException {
        try (InputStream in = by.url(path).getInputStream()) {
            in.readNBytes(100);
        }
    }

    private void jdkNotRead() throws Exception {
        HttpClient client = Clients.jdk();
        for (int i = 0; i < 2; i++) {
            client.send(by.jdkRequest("/stalls"), BodyHandlers.ofInputStream())
                    .body()
                    .close();
        }
    }

    private interface Reading {
        InputStream begin() throws IOException;
    }

    /** Leaves a response to the garbage collector, and waits until that has noticed. */
    private void dropped(Reading reading) throws Exception {
        reading.begin().read();
        while (server.ended() == 0) {
            System.gc();
            Thread.onSpinWait();
        }
    }

    private void askedToClose() throws IOException {
        HttpURLConnection connection = by.url("/ok");
        connection.setRequestProperty("Connection", "close");
        Clients.read(connection);
    }

    private void withoutLastChunk() throws IOException {
        try (InputStream in = by.url("/chunked").getInputStream()) {
            in.readNBytes(1000);
        }
    }

    private void disconnect() throws IOException {
        HttpURLConnection connection = by.url("/ok");
        InputStream in = connection.getInputStream();
        in.readNBytes(1000);
        connection.disconnect();
    }

    private void proxy() throws IOException {
        Clients.read(by.url("/ok"));
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.port()));
        Clients.read((HttpURLConnection) URI.create(server.url("/ok")).toURL().openConnection(proxy));
    }

    private void timeout() throws IOException {
        HttpURLConnection connection = by.url("/stalls");
        connection.setReadTimeout(100);
        try {
            connection.getInputStream().readNBytes(2000);
            throw new IllegalStateException("it should have stalled");
        } catch (SocketTimeoutException e) {
            connection.disconnect();
        }
    }

    private void jdkTimeout() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/late")))
                .timeout(Duration.ofMillis(100))
                .build();
        try {
            Clients.jdk().send(request, BodyHandlers.ofByteArray());
            throw new IllegalStateException("it should have been late");
        } catch (HttpTimeoutException e) {
            // as it should be
        }
    }

    @SuppressWarnings("resource")
    private void peerClosed() throws Exception {
        Socket socket = new Socket("localhost", server.port());
        kept(socket);
        OutputStream out = socket.getOutputStream();
        out.write("GET /ok HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        socket.getInputStream().readAllBytes();
        Thread.sleep(1700);
    }

    // ---- no faults

    private void goodJdk() throws Exception {
        HttpClient client = Clients.jdk();
        for (int i = 0; i < 3; i++) {
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                all.add(client.sendAsync(by.jdkRequest("/ok"), BodyHandlers.ofByteArray()));
            }
            for (CompletableFuture<?> each : all) {
                each.get();
            }
        }
    }

    private void twoFactories() throws IOException {
        List<SSLSocketFactory> two = List.of(Clients.TLS.getSocketFactory(), Clients.TLS.getSocketFactory());
        for (int i = 0; i < 6; i++) {
            Clients.read(by.https(two.get(i % 2), "/ok"));
        }
    }
}
