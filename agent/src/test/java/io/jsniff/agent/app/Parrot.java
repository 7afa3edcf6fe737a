package io.jsniff.agent.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that answers no matter what it reads with the same response. It says its port, and ends with its standard input. */
public final class Parrot {
    /** What it answers. */
    public static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private Parrot() {}

    public static void main(String[] arguments) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> accept(listening), "acceptor");
            acceptor.setDaemon(true);
            acceptor.start();
            System.out.println(listening.getLocalPort());
            while (System.in.read() >= 0) {
                // not the end yet
            }
        }
        System.exit(0);
    }

    private static void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread thread = new Thread(() -> answer(socket), "server");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // the end
        }
    }

    private static void answer(Socket socket) {
        byte[] buffer = new byte[4096];
        try (socket) {
            while (socket.getInputStream().read(buffer) > 0) {
                socket.getOutputStream().write(RESPONSE);
            }
        } catch (IOException e) {
            // its client is gone
        }
    }
}
