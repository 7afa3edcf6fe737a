package io.jsniff.agent.causes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

/** A server with the habits that make clients lose their connections. What it answers is the path's affair. */
final class OddServer {
    private static final String BODY = "x".repeat(1000);

    private final ServerSocket listener;
    private final int idleMillis;
    private final int mostRequests;

    private OddServer(ServerSocket listener, int idleMillis, int mostRequests) {
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
        OddServer server = new OddServer(new ServerSocket(0, 50), idleMillis, mostRequests);
        daemon(server::acceptAll);
        return server;
    }

    static OddServer start() throws IOException {
        return start(0, Integer.MAX_VALUE);
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String path) {
        return "http://localhost:" + port() + path;
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
            socket.setSoTimeout(idleMillis);
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (int number = 1; number <= mostRequests && answer(in, socket.getOutputStream(), number); number++) {
                // the next one
            }
        } catch (IOException | InterruptedException e) {
            // an idle one, or the client has gone
        }
    }

    /** Whether another request may follow. */
    private boolean answer(BufferedReader in, OutputStream out, int number) throws IOException, InterruptedException {
        String line = in.readLine();
        if (line == null) {
            return false;
        }
        for (String field = in.readLine(); field != null && !field.isEmpty(); ) {
            field = in.readLine();
        }
        String path = line.split(" ", -1)[1];
        switch (path.startsWith("http:") ? "/ok" : path) {
            case "/ok" -> send(out, head("200 OK", BODY.length()) + BODY);
            case "/slow" -> {
                Thread.sleep(150);
                send(out, head("200 OK", BODY.length()) + BODY);
            }
            case "/error" -> send(out, head("404 Not Found", BODY.length()) + BODY);
            case "/moved" -> send(out, "HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n");
            case "/close" -> send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n" + BODY);
            case "/unframed" -> send(out, "HTTP/1.1 200 OK\r\n\r\n" + BODY);
            case "/stalls" -> {
                send(out, head("200 OK", 5_000_000) + BODY);
                Thread.sleep(4000);
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
        return !path.equals("/close") && !path.equals("/unframed");
    }

    private static String head(String status, int length) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }
}
