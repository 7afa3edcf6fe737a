package io.jsniff.agent.worlds;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A world that runs, from when its application has answered for the first time. */
final class RunningWorld implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 300;

    private final World world;
    private final Path directory;
    private final Process process;
    private final int port;
    private int answered;

    RunningWorld(World world, Path directory, int farPort, String... jvm) throws Exception {
        this.world = world;
        this.directory = directory;
        port = freePort();
        List<String> options = new ArrayList<>(List.of(jvm));
        options.add("-Dfar=http://127.0.0.1:" + farPort);
        ProcessBuilder builder = world.command(directory, port, options);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("JDK_JAVA"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(console().toFile())
                .start();
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private Path console() {
        return directory.resolve("console");
    }

    int port() {
        return port;
    }

    /** The JVM's, which a script may have started. */
    String pid() {
        return process.descendants()
                        .filter(child -> child.info().command().orElse("").endsWith("/java"))
                        .findFirst()
                        .orElse(process.toHandle())
                        .pid()
                + "";
    }

    /** Waits until the application answers and the log has said that all is started; whether it did. */
    boolean awaitStart() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
            if (said(world.started()) && call() == 200) {
                return true;
            }
        }
        return false;
    }

    private boolean said(String pattern) throws IOException {
        return log().lines().anyMatch(line -> line.matches(".*(" + pattern + ").*"));
    }

    /** Asks the application; the status of its response, or -1. */
    int call() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/call/do").toURL().openConnection();
            connection.setRequestProperty("Connection", "close");
            int status = connection.getResponseCode();
            connection.disconnect();
            answered += status == 200 ? 1 : 0;
            return status;
        } catch (IOException e) {
            return -1;
        }
    }

    /** How many calls had the status 200. */
    int answered() {
        return answered;
    }

    /** What it wrote to the console. */
    String output() throws IOException {
        return text(console());
    }

    /** Its own log. */
    String log() throws IOException {
        Path log = world.log(directory);
        return Files.exists(log) ? text(log) : "";
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Its warnings and errors, without what differs from run to run, and but for those of a busy machine. */
    Set<String> warnings() throws IOException {
        Set<String> warnings = new TreeSet<>();
        for (String line : (output() + log()).split("\\R")) {
            if (line.matches(".*(WARN|ERROR|SEVERE|Exception).*") && !line.contains("] milliseconds")) {
                String text = line.replace(directory.toString(), "").replaceAll("\\x1b\\[[\\d;]*m", "");
                warnings.add(text.replaceAll("[\\da-f]*\\d[\\da-f]*", "#"));
            }
        }
        return warnings;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
