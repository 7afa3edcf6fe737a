package io.jsniff.agent.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool of connections that many threads take turns with. Arguments: port, requests, connections, threads. */
public final class Crowd {
    private static final byte[] REQUEST =
            "GET /crowd HTTP/1.1\r\nHost: crowd\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Crowd() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[1]));
        int connections = Integer.parseInt(args[2]);
        BlockingQueue<Socket> pool = new ArrayBlockingQueue<>(connections);
        for (int i = 0; i < connections; i++) {
            pool.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            Thread thread = new Thread(() -> work(pool, left));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Socket socket : pool) {
            socket.close();
        }
    }

    private static void work(BlockingQueue<Socket> pool, AtomicInteger left) {
        byte[] answer = new byte[Crowd.answer().length];
        try {
            while (left.getAndDecrement() > 0) {
                Socket socket = pool.take();
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream();
                out.write(REQUEST);
                if (in.readNBytes(answer, 0, answer.length) < answer.length) {
                    throw new IOException("the server has gone");
                }
                pool.add(socket);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes of each request. */
    public static int requestSize() {
        return REQUEST.length;
    }

    /** What the server has to say to each request. */
    public static byte[] answer() {
        return "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ncrowd".getBytes(StandardCharsets.US_ASCII);
    }
}
