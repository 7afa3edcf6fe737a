package io.jsniff.agent.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A server and a client that send requests, each on a connection of its own, while there is no memory left, for as many seconds as the
 * argument says; then, with memory, a hundred more. Both outlive each error.
 */
public final class FullHeap {
    private static final byte[] FULL = request("/full");
    private static final byte[] BESIEGED = request("/besieged");
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfull".getBytes(StandardCharsets.US_ASCII);
    private static final Object[] EMPTY = {};
    private static final int AFTERWARDS = 100;
    private static final int PIECE = 1 << 15;
    private static final int FREE = 8;
    private static final int AT_ONCE = 50;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] received = new byte[BESIEGED.length];
    private final byte[] answer = new byte[ANSWER.length];
    private Object[] heap = EMPTY;

    private FullHeap() throws IOException {}

    private static byte[] request(String path) {
        return ("POST " + path + " HTTP/1.1\r\nHost: full\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    public static void main(String[] arguments) throws Exception {
        FullHeap application = new FullHeap();
        Thread server = new Thread(application::serve, "server");
        server.setDaemon(true);
        server.start();
        application.answered(FULL); // what the first of all needs is there before memory is short
        int answered = 1 + application.underPressure(TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[0])));
        application.heap = EMPTY; // nothing new: there is no room for it
        int served = 0;
        while (served < AFTERWARDS) {
            served += application.answered(BESIEGED) ? 1 : 0;
        }
        System.out.println("full: " + answered + " answered");
        System.out.println(served + " served");
    }

    private int underPressure(long nanos) {
        long end = System.nanoTime() + nanos;
        int answered = 0;
        while (System.nanoTime() < end) {
            fill();
            for (int i = 0; i < AT_ONCE; i++) {
                answered += answered(FULL) ? 1 : 0;
            }
        }
        return answered;
    }

    /** Takes what there is but for a few pieces, which requests then make garbage of. */
    private void fill() {
        try {
            while (true) {
                heap = new Object[] {heap, new byte[PIECE]};
            }
        } catch (OutOfMemoryError e) {
            for (int i = 0; i < FREE; i++) {
                heap = (Object[]) heap[0];
            }
        }
    }

    private boolean answered(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request);
            return socket.getInputStream().readNBytes(answer, 0, answer.length) == answer.length;
        } catch (IOException | RuntimeException | Error e) {
            return false;
        }
    }

    private void serve() {
        while (true) {
            try (Socket socket = listening.accept()) {
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream();
                if (in.read(received, 0, received.length) > 0) {
                    out.write(ANSWER);
                }
            } catch (IOException | RuntimeException | Error e) {
                // the client will see
            }
        }
    }
}
