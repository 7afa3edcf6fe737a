package io.jsniff.agent.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsniff.agent.launch.Patience;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Chromium with one page. */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Process process;
    private final Path profile;
    private final List<String> complaints = new ArrayList<>();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();
    private final WebSocket socket;
    private int calls;

    private Browser(Process process, Path profile) throws Exception {
        this.process = process;
        this.profile = profile;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page(port()), new Listener())
                .get(Patience.SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Runtime", "Log", "Page", "Network")) {
            call(domain + ".enable");
        }
    }

    /** Where a Chromium is, if there is one. */
    public static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(room -> Path.of(room, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it. */
    public static Browser start(Path program) throws Exception {
        Path profile = Files.createTempDirectory("jsniff-browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--window-size=1400,1600",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Browser(process, profile);
    }

    /** Chromium writes the port that it took into its profile. */
    private int port() throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (System.nanoTime() < end && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return Integer.parseInt(Files.readAllLines(file).get(0));
            }
        }
        throw new IllegalStateException("the browser did not start");
    }

    private static URI page(int port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        for (JsonNode target : MAPPER.readTree(
                HttpClient.newHttpClient().send(list, BodyHandlers.ofString()).body())) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IllegalStateException("the browser has no page");
    }

    /** Hears answers and events. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void heard(String text) {
        try {
            JsonNode message = MAPPER.readTree(text);
            CompletableFuture<JsonNode> answer =
                    answers.remove(message.path("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            event(message.path("method").asText(), message.path("params"));
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private void event(String method, JsonNode details) {
        boolean complaint = method.equals("Runtime.exceptionThrown")
                || (method.equals("Runtime.consoleAPICalled")
                        && !details.path("type").asText().equals("log"))
                || (method.equals("Log.entryAdded")
                        && !details.at("/entry/level").asText().equals("verbose"))
                || (method.equals("Network.requestWillBeSent")
                        && !details.at("/request/url").asText().matches("(?s)(file|data):.*"));
        if (complaint) {
            synchronized (complaints) {
                complaints.add(method + " " + details);
            }
        }
        if (method.equals("Page.loadEventFired")) {
            loaded.complete(true);
        }
    }

    private JsonNode call(String method, String... parameters) throws Exception {
        ObjectNode message = MAPPER.createObjectNode().put("id", ++calls).put("method", method);
        ObjectNode named = message.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            named.set(parameters[i], MAPPER.readTree(parameters[i + 1]));
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(calls, answer);
        socket.sendText(message.toString(), true).get(Patience.SECONDS, TimeUnit.SECONDS);
        return answer.get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    /** Loads a file, forgets what was complained of before, and waits until it has drawn itself. */
    public void open(Path file) throws Exception {
        loaded = new CompletableFuture<>();
        synchronized (complaints) {
            complaints.clear();
        }
        call("Page.navigate", "url", MAPPER.writeValueAsString(file.toUri().toString()));
        loaded.get(Patience.SECONDS, TimeUnit.SECONDS);
        settle();
    }

    /** Light or dark, as the user's system would say. */
    public void prefer(String scheme) throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                "features",
                "[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]");
        settle();
    }

    /** Waits for two frames to be drawn. */
    public void settle() throws Exception {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))");
    }

    /** What an expression of the page comes to, as text; a promise is waited for. */
    public String evaluate(String expression) throws Exception {
        JsonNode answer = call(
                "Runtime.evaluate",
                "expression",
                MAPPER.writeValueAsString("(async () => String(await (" + expression + ")))()"),
                "awaitPromise",
                "true");
        if (answer.at("/result/exceptionDetails").isObject()) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return answer.at("/result/result/value").asText();
    }

    /** Keeps what is to be seen, for people to look at. */
    public void screenshot(Path file) throws Exception {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(call("Page.captureScreenshot")
                                .at("/result/data")
                                .asText()));
    }

    /** What the console, the policy or the network had to say of the page. */
    public List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
