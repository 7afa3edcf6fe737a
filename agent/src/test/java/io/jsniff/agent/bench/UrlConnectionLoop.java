package io.jsniff.agent.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * HttpURLConnection against the JDK's own server, both in this JVM, on one kept-alive connection: a POST of 100 bytes, an
 * answer of 27. Prints requests per second.
 */
final class UrlConnectionLoop {
    private static final byte[] EVENT = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "{\"text\":\"Success\",\"code\":0}".getBytes(StandardCharsets.US_ASCII);

    private UrlConnectionLoop() {}

    public static void main(String[] args) throws IOException {
        int requests = Integer.parseInt(args[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        URL url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/event")
                .toURL();
        run(url, requests / 2);
        long begin = System.nanoTime();
        run(url, requests);
        System.out.printf("%.0f%n", requests * 1e9 / (System.nanoTime() - begin));
        server.stop(0);
        threads.shutdownNow();
    }

    private static void run(URL url, int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(EVENT.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(EVENT);
            }
            try (InputStream in = connection.getInputStream()) {
                in.readAllBytes();
            }
        }
    }
}
