package io.jsniff.agent.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The client of many connections, whose server is another JVM. Prints how many bytes of heap are in use while all of them are idle.
 * Arguments: how many connections, and how many exchanges each carries before.
 */
final class Idle {
    private static final byte[] REQUEST =
            ascii("GET /orders/4711?page=3 HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n");
    private static final byte[] ANSWER = ascii("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

    private static final List<Socket> SERVED = new ArrayList<>();

    private Idle() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 1) {
            serve(Integer.parseInt(args[0]));
            return;
        }
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Idle.class.getName(),
                        args[1])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int port = Integer.parseInt(server.inputReader().readLine());
            System.out.println(connect(port, Integer.parseInt(args[0]), Integer.parseInt(args[1])));
        } finally {
            server.destroy();
        }
    }

    private static long connect(int port, int connections, int exchanges) throws IOException {
        List<Socket> open = new ArrayList<>(connections);
        for (int i = 0; i < connections; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            open.add(socket);
            for (int j = 0; j < exchanges; j++) {
                socket.getOutputStream().write(REQUEST);
                read(socket.getInputStream(), ANSWER.length);
            }
        }
        long used = used();
        for (Socket socket : open) {
            socket.close();
        }
        return used;
    }

    private static void serve(int exchanges) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) { // until this JVM is destroyed
                Socket socket = server.accept();
                SERVED.add(socket);
                for (int j = 0; j < exchanges; j++) {
                    read(socket.getInputStream(), REQUEST.length);
                    socket.getOutputStream().write(ANSWER);
                }
            }
        }
    }

    private static void read(InputStream in, int length) throws IOException {
        byte[] message = new byte[length];
        if (in.readNBytes(message, 0, length) < length) {
            throw new IOException("the other end has gone");
        }
    }

    /** The least of a few: between them the agent has time to write what waits. */
    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            System.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
