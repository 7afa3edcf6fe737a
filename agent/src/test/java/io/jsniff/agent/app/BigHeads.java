package io.jsniff.agent.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client and its server, whose requests have large heads, no two alike. Arguments: requests, connections, bytes of the target, bytes
 * of a header. Says {@code done} when all are answered, and how many of its threads an error has ended, and waits for the end of
 * its input.
 */
public final class BigHeads {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private BigHeads() {}

    public static void main(String[] args) throws Exception {
        int requests = Integer.parseInt(args[0]);
        int connections = Integer.parseInt(args[1]);
        String target = "t".repeat(Integer.parseInt(args[2]));
        String header = "h".repeat(Integer.parseInt(args[3]));
        AtomicInteger errors = new AtomicInteger();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            errors.incrementAndGet();
            System.out.println(thread.getName() + ": " + error);
        });
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int id = i;
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket served = server.accept();
                threads.add(new Thread(() -> serve(served)));
                threads.add(new Thread(() -> ask(client, id, requests / connections, target, header)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        System.out.println("done, errors: " + errors);
        while (System.in.read() >= 0) {
            // until its end
        }
    }

    private static void ask(Socket socket, int id, int requests, String target, String header) {
        byte[] answer = new byte[ANSWER.length];
        try (socket) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            for (int i = 0; i < requests; i++) {
                String head =
                        "GET /" + id + "/" + i + "/" + target + " HTTP/1.1\r\nHost: big\r\nPad: " + header + "\r\n\r\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                if (in.readNBytes(answer, 0, answer.length) < answer.length) {
                    throw new IOException("the server has gone");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(Socket socket) {
        byte[] buffer = new byte[64 << 10];
        int ends = 0;
        try (socket) {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    ends = buffer[i] == '\r' || buffer[i] == '\n' ? ends + 1 : 0;
                    if (ends == 4) {
                        ends = 0;
                        socket.getOutputStream().write(ANSWER);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
