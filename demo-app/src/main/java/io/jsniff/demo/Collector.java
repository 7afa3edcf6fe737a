package io.jsniff.demo;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An event collector on the loopback interface, over plain sockets, one daemon thread a connection, with TLS or without
 * as the client begins. It keeps connections open as HTTP/1.1 asks for, but for one path, where it closes them.
 */
final class Collector implements Closeable {
    static final String EVENTS = "/services/collector/event/1.0";
    /** Takes events too, but closes the connection after each. */
    static final String EVENTS_THEN_CLOSE = "/services/collector/close/1.0";

    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    private Collector(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * Listens and answers from now on.
     *
     * @param port 0 for any that is free
     * @throws java.net.BindException if another has the port
     */
    static Collector start(int port) throws IOException {
        var collector = new Collector(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        startDaemon("collector", collector::acceptAll);
        return collector;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections were accepted so far. */
    int connections() {
        return connections.get();
    }

    /** How many requests were read so far. */
    int requests() {
        return requests.get();
    }

    private void acceptAll() {
        try (listener) {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                startDaemon("collector-" + socket.getPort(), () -> serve(socket));
            }
        } catch (IOException e) {
            // Closed from outside: that is how a collector ends.
        }
    }

    private static void startDaemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new PushbackInputStream(socket.getInputStream());
            int first = in.read();
            if (first == Tls.FIRST_BYTE) {
                try (Socket secure = Tls.within(socket)) {
                    answerAll(secure.getInputStream(), secure.getOutputStream());
                }
            } else if (first >= 0) {
                in.unread(first);
                answerAll(in, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client dropped the connection: some scenarios are about that.
        }
    }

    private void answerAll(InputStream from, OutputStream out) throws IOException {
        var in = new BufferedInputStream(from);
        boolean closes = false;
        while (!closes) {
            Answer answer;
            try {
                Head head = Head.read(in);
                if (head == null) {
                    return;
                }
                in.skipNBytes(Head.contentLength(head.fields()));
                requests.incrementAndGet();
                answer = answer(head);
            } catch (ProtocolException e) {
                answer = Answer.error("400 Bad Request", true);
            }
            out.write(answer.bytes());
            closes = answer.closes();
        }
    }

    private static Answer answer(Head head) {
        String[] words = head.startLine().split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            return Answer.error("400 Bad Request", true);
        } else if (head.fields().containsKey("transfer-encoding")) {
            return Answer.error("411 Length Required", true);
        }
        boolean old = words[2].equals("HTTP/1.0");
        boolean closes = head.connectionSays("close") || (old && !head.connectionSays("keep-alive"));
        return switch (words[0] + " " + words[1]) {
            case "POST " + EVENTS -> Answer.success(closes);
            case "POST " + EVENTS_THEN_CLOSE -> Answer.success(true);
            default -> words[0].equals("OPTIONS") ? Answer.empty(closes) : Answer.error("404 Not Found", closes);
        };
    }

    /** Stops listening. Connections stay as they are: whether they are closed, and when, is up to the clients. */
    @Override
    public void close() throws IOException {
        listener.close();
    }
}
