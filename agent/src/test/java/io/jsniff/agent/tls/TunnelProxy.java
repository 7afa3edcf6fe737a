package io.jsniff.agent.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;

/** A proxy that knows CONNECT alone, and one server. */
public final class TunnelProxy implements AutoCloseable {
    private final ServerSocket listening;

    /** A proxy for the server at that port. */
    public TunnelProxy(int server) throws IOException {
        this(server, ServerSocketFactory.getDefault());
    }

    /** One whose clients must speak TLS to it. */
    public static TunnelProxy overTls(int server) throws Exception {
        return new TunnelProxy(server, Trust.context("TLS", null).getServerSocketFactory());
    }

    private TunnelProxy(int server, ServerSocketFactory sockets) throws IOException {
        listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (!listening.isClosed()) {
                tunnel(listening.accept(), new Socket("localhost", server));
            }
        });
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    private static void tunnel(Socket client, Socket server) throws IOException {
        int lineEnds = 0;
        while (lineEnds < 2) {
            int b = client.getInputStream().read();
            lineEnds = b == '\n' ? lineEnds + 1 : b == '\r' ? lineEnds : 0;
        }
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        daemon(() -> copy(client, server));
        daemon(() -> copy(server, client));
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    /** Work that ends when it fails. */
    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the connection is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
