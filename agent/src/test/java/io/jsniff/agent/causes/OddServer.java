package io.jsniff.agent.causes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server with the habits that make clients lose their connections. What it answers is the path's affair. */
final class OddServer {
    private static final String BODY = "x".repeat(1000);

    /** The connection ends behind these. */
    private static final List<String> LAST = List.of("/close", "/old", "/unframed");

    private final String scheme;
    private final ServerSocket listener;
    private final int idleMillis;
    private final int mostRequests;
    private final AtomicInteger ended = new AtomicInteger();

    private OddServer(String scheme, ServerSocket listener, int idleMillis, int mostRequests) {
        this.scheme = scheme;
        this.listener = listener;
        this.idleMillis = idleMillis;
        this.mostRequests = mostRequests;
    }

    /**
     * Listens from now on.
     *
     * @param idleMillis how long it waits for a request, 0 for ever
     * @param mostRequests how many it takes on one connection, without saying so
     */
    static OddServer start(int idleMillis, int mostRequests) throws IOException {
        return new OddServer("http", new ServerSocket(0, 50), idleMillis, mostRequests).started();
    }

    /** The same under TLS. */
    static OddServer start(SSLContext context) throws IOException {
        ServerSocket listener = context.getServerSocketFactory().createServerSocket(0, 50);
        return new OddServer("https", listener, 0, Integer.MAX_VALUE).started();
    }

    private OddServer started() {
        daemon(this::acceptAll);
        return this;
    }

    static OddServer start() throws IOException {
        return start(0, Integer.MAX_VALUE);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections it has seen the end of. */
    int ended() {
        return ended.get();
    }

    String url(String path) {
        return scheme + "://localhost:" + port() + path;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "odd-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // the program ends
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (int number = 1; number <= mostRequests && answer(in, socket.getOutputStream(), number); number++) {
                socket.setSoTimeout(idleMillis); // the first request may come late
            }
        } catch (IOException | InterruptedException e) {
            // an idle one, or the client has gone
        } finally {
            ended.incrementAndGet();
        }
    }

    /** Whether another request may follow. */
    private boolean answer(BufferedReader in, OutputStream out, int number) throws IOException, InterruptedException {
        String line = in.readLine();
        if (line == null) {
            return false;
        }
        boolean last = false;
        for (String field = in.readLine(); field != null && !field.isEmpty(); ) {
            last |= field.equalsIgnoreCase("connection: close");
            field = in.readLine();
        }
        String path = line.split(" ", -1)[1];
        switch (path.startsWith("http:") ? "/ok" : path) {
            case "/ok" -> send(out, head(last ? "200 OK\r\nConnection: close" : "200 OK", BODY.length()) + BODY);
            case "/slow" -> {
                Thread.sleep(600);
                send(out, head("200 OK", BODY.length()) + BODY);
            }
            case "/error" -> send(out, head("404 Not Found", BODY.length()) + BODY);
            case "/moved" -> send(out, "HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n");
            case "/close" -> send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n" + BODY);
            case "/old" -> send(out, "HTTP/1.0 200 OK\r\nContent-Length: 1000\r\n\r\n" + BODY);
            case "/unframed" -> send(out, "HTTP/1.1 200 OK\r\n\r\n" + BODY);
            case "/stalls" -> {
                send(out, head("200 OK", 5_000_000) + BODY);
                Thread.sleep(4000);
            }
            case "/endless" -> {
                send(out, head("200 OK", Integer.MAX_VALUE));
                while (true) {
                    send(out, BODY);
                }
            }
            case "/last-one" -> send(out, counting(1));
            case "/counts-down" -> send(out, counting(3 - number));
            case "/late" -> {
                Thread.sleep(1500);
                send(out, head("200 OK", BODY.length()) + BODY);
            }
            case "/chunked" -> {
                send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n" + BODY + "\r\n");
                Thread.sleep(1500);
                send(out, "0\r\n\r\n");
            }
            case "/drops-second" -> {
                if (number == 2) {
                    return false;
                }
                send(out, head("200 OK", BODY.length()) + BODY);
            }
            default -> throw new IOException("what is " + path + "?");
        }
        return !last && !LAST.contains(path);
    }

    private static String head(String status, int length) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String counting(int left) {
        return "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5, max=" + left
                + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }
}
