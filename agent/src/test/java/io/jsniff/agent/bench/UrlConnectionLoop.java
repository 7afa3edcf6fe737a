package io.jsniff.agent.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;

/**
 * HttpURLConnection against a bare server in the same JVM, on one kept-alive connection: a POST of 100 bytes, an answer of 27.
 * Prints its {@link Speed}.
 */
final class UrlConnectionLoop {
    private static final byte[] EVENT = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{\"text\":\"Success\",\"code\":0}"
                    .getBytes(StandardCharsets.US_ASCII);

    private UrlConnectionLoop() {}

    public static void main(String[] args) throws IOException {
        run(Integer.parseInt(args[0]), "http", ServerSocketFactory.getDefault());
    }

    static void run(int requests, String scheme, ServerSocketFactory sockets) throws IOException {
        try (ServerSocket listening = sockets.createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(listening), "server");
            server.setDaemon(true);
            server.start();
            URL url = URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + "/event")
                    .toURL();
            Speed.print(requests, count -> run(url, count));
        }
    }

    private static void run(URL url, int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(EVENT);
            }
            try (InputStream in = connection.getInputStream()) {
                in.readAllBytes();
            }
        }
    }

    private static void serve(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (skipHead(in)) {
                in.skipNBytes(EVENT.length);
                out.write(RESPONSE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads up to and with the blank line; false at the end of the stream. */
    private static boolean skipHead(InputStream in) throws IOException {
        int lineEnds = 0;
        while (lineEnds < 2) {
            int b = in.read();
            if (b < 0) {
                return false;
            }
            lineEnds = b == '\n' ? lineEnds + 1 : b == '\r' ? lineEnds : 0;
        }
        return true;
    }
}
