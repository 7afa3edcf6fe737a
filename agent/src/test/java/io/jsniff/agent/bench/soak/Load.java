package io.jsniff.agent.bench.soak;

import io.jsniff.agent.tls.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One kind of load, for so many seconds, at so many requests a second or as many as go: by wrk (HTTP/1.1) or h2load (HTTP/2),
 * or, where these are missing, by the JDK's client.
 */
record Load(String path, int port, boolean secure, boolean http2) {
    private static final int CONNECTIONS = 8;

    void run(int seconds, int rate) throws Exception {
        String tool = http2 ? "h2load" : "wrk";
        if (isThere(tool)) {
            Path script = script(rate);
            Process process = new ProcessBuilder(http2 ? h2load(seconds, rate) : wrk(seconds, script))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int code = process.waitFor();
            Files.delete(script);
            if (code != 0) {
                throw new IOException(tool + " ended with " + code);
            }
        } else {
            runOwn(seconds, rate);
        }
    }

    static boolean isThere(String tool) {
        for (String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return true;
            }
        }
        return false;
    }

    private String url() {
        return (secure ? "https" : "http") + "://127.0.0.1:" + port + path;
    }

    private List<String> wrk(int seconds, Path script) {
        String connections = Integer.toString(CONNECTIONS);
        return List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "-s", script.toString(), url());
    }

    /** A request with a body, and a pause before each. */
    private static Path script(int rate) throws IOException {
        Path script = Files.createTempFile("soak", ".lua");
        String body = "wrk.method = 'POST'\nwrk.body = string.rep('x', 300)\n";
        String pause = rate == 0 ? "" : "function delay() return " + CONNECTIONS * 1000 / rate + " end\n";
        return Files.writeString(script, body + pause);
    }

    private List<String> h2load(int seconds, int rate) {
        String connections = Integer.toString(CONNECTIONS);
        if (rate == 0) {
            return List.of("h2load", "-c" + connections, "-m10", "-D" + seconds, url());
        }
        int each = Math.max(1, rate / CONNECTIONS);
        String requests = Integer.toString(each * seconds * CONNECTIONS);
        return List.of("h2load", "-c" + connections, "-m10", "-n" + requests, "--rps=" + each, url());
    }

    private void runOwn(int seconds, int rate) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .sslContext(Trust.context("TLS", null))
                .build();
        String url = url().replace("127.0.0.1", "localhost");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        long begin = System.nanoTime();
        for (long sent = 0; System.nanoTime() - begin < seconds * 1_000_000_000L; sent++) {
            if (rate > 0) {
                Thread.sleep(Math.max(0, sent * 1000 / rate - (System.nanoTime() - begin) / 1_000_000));
            }
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }
}
