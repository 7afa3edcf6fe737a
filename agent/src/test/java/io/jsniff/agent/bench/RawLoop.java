package io.jsniff.agent.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The hardest case: a 100-byte POST and its answer of 27 body bytes over and over on one kept-alive loopback connection, by
 * blocking sockets, both ends in this JVM, and nothing else to do. Prints its {@link Speed}.
 */
final class RawLoop {
    private static final String HEAD = "POST /event HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n";
    private static final int REQUEST_SIZE = 100;
    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{\"text\":\"Success\",\"code\":0}"
                    .getBytes(StandardCharsets.US_ASCII);

    private RawLoop() {}

    public static void main(String[] args) throws IOException {
        int requests = Integer.parseInt(args[0]);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(listening), "server");
            server.setDaemon(true);
            server.start();
            try (Socket socket = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
                socket.setTcpNoDelay(true);
                Speed.print(requests, count -> run(socket, count));
            }
        }
    }

    private static void run(Socket socket, int requests) throws IOException {
        byte[] request = request();
        byte[] answer = new byte[RESPONSE.length];
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        for (int i = 0; i < requests; i++) {
            out.write(request);
            if (in.readNBytes(answer, 0, answer.length) < answer.length) {
                throw new IOException("the server has gone");
            }
        }
    }

    private static byte[] request() {
        int body = REQUEST_SIZE - HEAD.formatted(10).length();
        return (HEAD.formatted(body) + "x".repeat(body)).getBytes(StandardCharsets.US_ASCII);
    }

    private static void serve(ServerSocket listening) {
        byte[] request = new byte[REQUEST_SIZE];
        try (Socket socket = listening.accept()) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            while (in.readNBytes(request, 0, REQUEST_SIZE) == REQUEST_SIZE) {
                out.write(RESPONSE);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
