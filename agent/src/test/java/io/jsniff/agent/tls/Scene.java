package io.jsniff.agent.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Things that happen to TLS. Arguments: which, the port of a server and that of a proxy. */
public final class Scene {
    private final SSLContext trusting = Trust.context("TLS", null);
    private final SSLSocketFactory sockets = trusting.getSocketFactory();
    private final String base;
    private final InetSocketAddress proxy;

    private Scene(String port, String proxy) throws Exception {
        this.base = "https://localhost:" + port;
        this.proxy = new InetSocketAddress("localhost", Integer.parseInt(proxy));
    }

    public static void main(String[] arguments) throws Exception {
        Scene scene = new Scene(arguments[1], arguments[2]);
        switch (arguments[0]) {
            case "UNTRUSTED_BY_SOCKET" -> scene.untrustedBySocket();
            case "UNTRUSTED_BY_ENGINE" -> scene.untrustedByEngine();
            case "RESUMED" -> scene.resumed();
            case "PROXY_AND_SOCKET" -> scene.proxyAndSocket();
            case "PROXY_AND_ENGINE" -> scene.proxyAndEngine();
            case "PROXY_IN_THE_SAME_JVM" -> scene.proxyInTheSameJvm();
            case "TLS_INSIDE_TLS" -> scene.tlsInsideTls();
            case "VIRTUAL_THREADS" -> scene.virtualThreads();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
        System.exit(0);
    }

    private void untrustedBySocket() throws Exception {
        try {
            get("/1", (SSLSocketFactory) SSLSocketFactory.getDefault(), Proxy.NO_PROXY);
        } catch (IOException e) {
            System.out.println("failed");
        }
    }

    private void untrustedByEngine() throws Exception {
        try {
            get("/1", HttpClient.newHttpClient());
        } catch (IOException e) {
            System.out.println("failed");
        }
    }

    private void resumed() throws Exception {
        get("/last", sockets, Proxy.NO_PROXY);
        get("/last", sockets, Proxy.NO_PROXY);
    }

    private void proxyAndSocket() throws Exception {
        for (String path : new String[] {"/1", "/2", "/last"}) {
            get(path, sockets, new Proxy(Proxy.Type.HTTP, proxy));
        }
    }

    private void proxyAndEngine() throws Exception {
        throughEngine(proxy);
    }

    /** The same bytes pass two connections that both begin in this JVM. */
    private void proxyInTheSameJvm() throws Exception {
        try (TunnelProxy own = new TunnelProxy(URI.create(base).getPort())) {
            throughEngine(new InetSocketAddress("localhost", own.port()));
        }
    }

    private void throughEngine(InetSocketAddress proxy) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting)
                .proxy(ProxySelector.of(proxy))
                .build();
        for (String path : new String[] {"/1", "/2", "/last"}) {
            get(path, client);
        }
    }

    /** A proxy that is asked over TLS, and TLS through its tunnel. */
    private void tlsInsideTls() throws IOException {
        int port = URI.create(base).getPort();
        try (Socket outer = sockets.createSocket("localhost", proxy.getPort())) {
            ask(outer, "CONNECT localhost:" + port, "\r\n\r\n");
            try (Socket inner = sockets.createSocket(outer, "localhost", port, true)) {
                for (String path : new String[] {"/1", "/2", "/last"}) {
                    ask(inner, "GET " + path, "hello");
                }
            }
        }
    }

    /** Asks, and reads until there stands what the answer ends with. */
    static void ask(Socket socket, String what, String end) throws IOException {
        String request = what + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[200];
        int length = 0;
        while (!new String(answer, 0, length, StandardCharsets.US_ASCII).endsWith(end)) {
            length += socket.getInputStream().read(answer, length, answer.length - length);
        }
    }

    private void virtualThreads() throws Exception {
        Thread[] threads = new Thread[100];
        for (int i = 0; i < threads.length; i++) {
            Runnable work = () -> {
                try (Socket socket =
                        sockets.createSocket("localhost", URI.create(base).getPort())) {
                    for (String path : new String[] {"/1", "/2", "/last"}) {
                        ask(socket, "GET " + path, "hello");
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            };
            threads[i] = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void get(String path, SSLSocketFactory factory, Proxy through) throws IOException {
        HttpsURLConnection connection =
                (HttpsURLConnection) URI.create(base + path).toURL().openConnection(through);
        connection.setSSLSocketFactory(factory);
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    private void get(String path, HttpClient client) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
