package io.jsniff.agent.app;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * A server and clients in one JVM, told by standard input what to do; ends with it. It says its port first. {@code send} sends a
 * GET on the one connection that is open from the start and waits for the answer; {@code ask} has each of the JDK's clients send
 * one; {@code load} starts threads that send GETs until {@code count}, which says how many were answered and how many failed;
 * {@code steady load} has them pause after each, which leaves processors to others; {@code so far} says it without an end.
 * {@code hooks} says how many errors jsniff's bridge has suppressed. To each line it says a line.
 */
public final class Talker {
    /** For the JVM: without it, each answer of the server waits for an acknowledgment. */
    public static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

    private static final byte[] REQUEST =
            "GET /sent HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ANSWER = 5;
    private static final long PAUSE_NANOS = 500_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean loaded = new AtomicBoolean();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private Talker() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    public static void main(String[] arguments) throws Exception {
        Talker talker = new Talker();
        int port = talker.server.getAddress().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(socket);
            System.out.println(port);
            talker.obey(socket, port);
        }
        System.exit(0);
    }

    private void obey(Socket socket, int port) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line) {
                case "send" -> System.out.println(send(socket));
                case "ask" -> System.out.println(ask(port));
                case "load" -> System.out.println(load(port, 0));
                case "steady load" -> System.out.println(load(port, PAUSE_NANOS));
                case "so far" -> System.out.println(counts());
                case "hooks" -> System.out.println(suppressed());
                default -> {
                    loaded.set(false);
                    System.out.println(counts());
                }
            }
        }
    }

    private static String send(Socket socket) throws Exception {
        socket.getOutputStream().write(REQUEST);
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\nhello") < 0) {
            int next = in.read();
            if (next < 0) {
                return "closed";
            }
            head.append((char) next);
        }
        return "sent";
    }

    private static String ask(int port) throws Exception {
        get(port, "/asked-by-url");
        return Modern.get(port, "/asked-by-http");
    }

    private String load(int port, long pauseNanos) {
        loaded.set(true);
        for (int i = 0; i < 3; i++) {
            threads.execute(() -> {
                while (loaded.get()) {
                    try {
                        get(port, "/load");
                        answered.increment();
                        LockSupport.parkNanos(pauseNanos);
                    } catch (Exception e) {
                        failed.increment();
                    }
                }
            });
        }
        return "loading";
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void get(int port, String path) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) uri(port, path).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            if (in.readAllBytes().length != ANSWER) {
                throw new IllegalStateException("not the answer");
            }
        }
    }

    private String counts() {
        return answered.sum() + " answered, " + failed.sum() + " failed";
    }

    private static Object suppressed() throws Exception {
        return Class.forName("java.lang.JsniffBridge").getMethod("suppressed").invoke(null);
    }

    /** Loaded when it is first asked. */
    private static final class Modern {
        private static final HttpClient CLIENT =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        static String get(int port, String path) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(uri(port, path)).build();
            return CLIENT.send(request, BodyHandlers.ofString()).body();
        }
    }
}
