package io.jsniff.agent.tls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A bare HTTPS server that writes down the truth: each request with its number on its connection and the class that it must have.
 * It asks for another handshake before it answers a request whose path ends in {@code /again}, and closes a connection behind one whose path ends in
 * {@code /last}.
 */
public final class RecordingServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> truth = new ArrayList<>();
    private final SSLServerSocket listening;

    /** A server that agrees to one version of TLS. */
    public RecordingServer(String version) throws Exception {
        this(version, 0);
    }

    /** The same at a port. */
    public RecordingServer(String version, int port) throws Exception {
        listening = (SSLServerSocket) Trust.context("TLS", null)
                .getServerSocketFactory()
                .createServerSocket(port, 100, InetAddress.getLoopbackAddress());
        listening.setEnabledProtocols(new String[] {version});
        threads.execute(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Lines {@code class #number port "request line"}, in the order of their completion. */
    public synchronized List<String> truth() {
        return List.copyOf(truth);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(SSLSocket accepted) {
        try (SSLSocket socket = accepted) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int number = 0;
            for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
                in.skipNBytes(length(head));
                boolean last = head.get(0).contains("/last ");
                record(++number, last, socket.getPort(), head.get(0));
                if (head.get(0).contains("/again ")) {
                    socket.startHandshake();
                }
                String answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
                        + (last ? "Connection: close\r\n" : "Keep-Alive: timeout=100\r\n") + "\r\nhello";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                if (last) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client is gone
        }
    }

    private synchronized void record(int number, boolean last, int port, String line) {
        String reuse = last ? number == 1 ? "unique" : "last" : number == 1 ? "start" : "continue";
        truth.add(reuse + " #" + number + " " + port + " \"" + line + "\"");
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.append((char) b);
            } else if (line.toString().isBlank()) {
                return lines;
            } else {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        return List.of();
    }

    private static int length(List<String> head) {
        for (String line : head) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(line.substring(15).strip());
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
