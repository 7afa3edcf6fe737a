package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Crowd;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Ten thousand requests on fifty connections from eight threads, held against what the server itself has counted. */
class CrowdIT {
    private static final int REQUESTS = 10_000;
    private static final int CONNECTIONS = 50;
    private static final int THREADS = 8;

    /** Requests by the port they came from. */
    private final Map<Integer, Integer> served = new ConcurrentHashMap<>();

    @Test
    void eachRequestHasItsLineWithTheNumberThatTheServerCounted() throws Exception {
        Outcome outcome;
        try (ServerSocket listening = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> accept(listening), "acceptor");
            acceptor.start();
            int port = listening.getLocalPort();
            outcome = TargetJvm.running(Crowd.class)
                    .withAllCompilers()
                    .logging("port=" + port + ",format='%source.port %session.requests %connection %response.code'")
                    .arguments(Integer.toString(port), "" + REQUESTS, "" + CONNECTIONS, "" + THREADS)
                    .run();
            acceptor.join();
        }
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(served).hasSize(CONNECTIONS);
        assertThat(outcome.log()).hasSize(REQUESTS).containsExactlyInAnyOrderElementsOf(expected());
    }

    private List<String> expected() {
        List<String> lines = new ArrayList<>();
        served.forEach((port, requests) -> {
            for (int n = 1; n <= requests; n++) {
                String reuse = n == requests ? (n == 1 ? "unique" : "last") : n == 1 ? "start" : "continue";
                lines.add(port + " " + n + " " + reuse + " 200");
            }
        });
        return lines;
    }

    private void accept(ServerSocket listening) {
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = listening.accept();
                Thread thread = new Thread(() -> serve(socket), "server");
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Socket accepted) {
        byte[] request = new byte[Crowd.requestSize()];
        int requests = 0;
        try (Socket socket = accepted) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            while (in.readNBytes(request, 0, request.length) == request.length) {
                requests++;
                out.write(Crowd.answer());
            }
            served.put(socket.getPort(), requests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
