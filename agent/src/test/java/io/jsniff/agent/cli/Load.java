package io.jsniff.agent.cli;

import io.jsniff.agent.launch.Patience;
import io.jsniff.agent.tls.Trust;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Posts to a local server over HTTPS, one request after the other on each of a few threads, until it is closed. */
final class Load implements AutoCloseable {
    private static final int THREADS = 3;

    /** Leaves processors to the command line, whose start would else be most of the test. */
    private static final long PAUSE_NANOS = 500_000;

    private final HttpClient client;
    private final HttpRequest request;
    private final Semaphore answered = new Semaphore(0);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private Load(HttpClient client, HttpRequest request) {
        this.client = client;
        this.request = request;
    }

    /** On all that listens at a port of localhost. */
    static Load on(int port) throws Exception {
        Load load = new Load(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(Trust.context("TLS", null))
                        .build(),
                HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/load"))
                        .POST(BodyPublishers.ofString("hello"))
                        .build());
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(load::post);
            thread.setDaemon(true);
            thread.start();
        }
        return load;
    }

    private void post() {
        while (!over) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    failures.add("status " + response.statusCode());
                }
            } catch (Exception e) {
                failures.add(e.toString());
            }
            answered.release();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits for so many more answers. */
    void await(int answers) throws InterruptedException {
        answered.drainPermits();
        if (!answered.tryAcquire(answers, Patience.SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answers, but " + failures);
        }
    }

    /** What went wrong so far. */
    Queue<String> failures() {
        return failures;
    }

    /** What is under way may still be answered. */
    @Override
    public void close() {
        over = true;
    }
}
