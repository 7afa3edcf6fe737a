package io.jsniff.agent.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server and as many clients as standard input says, each with a connection for a single request, all of them virtual threads. Not
 * all connections are open at once: a process may not have as many files open.
 */
public final class VirtualCrowd {
    private static final byte[] REQUEST =
            "POST /besieged HTTP/1.1\r\nHost: crowd\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ncrowd".getBytes(StandardCharsets.US_ASCII);
    private static final int OPEN = 500;

    private final AtomicInteger served = new AtomicInteger();
    private final Semaphore places = new Semaphore(OPEN);
    private final ServerSocket listening = new ServerSocket(0, OPEN, InetAddress.getLoopbackAddress());
    private final ExecutorService threads;

    private VirtualCrowd() throws Exception {
        threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    public static void main(String[] arguments) throws Exception {
        VirtualCrowd crowd = new VirtualCrowd();
        crowd.threads.execute(crowd::accept);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            crowd.send(Integer.parseInt(line.substring("send ".length())));
            System.out.println(crowd.served + " served");
        }
        System.exit(0);
    }

    private void send(int clients) throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            answers.add(threads.submit(this::request));
        }
        for (Future<Integer> answer : answers) {
            if (answer.get() != ANSWER.length) {
                throw new IllegalStateException("not the answer");
            }
        }
    }

    private int request() throws Exception {
        places.acquire();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().readNBytes(ANSWER.length).length;
        } finally {
            places.release();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Socket accepted) {
        try (Socket socket = accepted) {
            InputStream in = socket.getInputStream();
            if (in.readNBytes(REQUEST.length).length == REQUEST.length) {
                served.incrementAndGet();
                socket.getOutputStream().write(ANSWER);
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
