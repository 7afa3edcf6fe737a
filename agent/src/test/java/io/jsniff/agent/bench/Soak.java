package io.jsniff.agent.bench;

import io.jsniff.agent.bench.soak.SoakRun;
import io.jsniff.agent.launch.TargetJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether jsniff counts to the last request and holds on to nothing, in servers under load for a long time:
 *
 * <pre>mvn -q -Psoak -DskipTests package &amp;&amp; java -Djsniff.jar=agent/target/jsniff.jar \
 *     -cp 'agent/target/test-classes:agent/target/soak/*' io.jsniff.agent.bench.Soak \
 *     [minutes=10] [rate=400] [idle=10000] [jetty tomcat undertow netty helidon]</pre>
 *
 * The load is HTTP/1.1 by wrk, HTTP/2 by h2load (Debian: wrk, nghttp2-client; where one is missing, the JDK's client does it), both in
 * plain text and over TLS, and clients that are slow and reset; beside it rest idle connections, two descriptors each, so that
 * {@code ulimit -n} must allow more of them. {@code rate} is in requests a second, 0 for as many as go. Helidon needs JDK 21 or
 * later.
 *
 * <p>Compares the requests that the server itself has counted with the lines of the log, path by path, and heap, metaspace, jsniff's threads
 * and files at the middle and the end. Exits with 1 if requests and lines are not equal or something grows.
 */
public final class Soak {
    private static final List<String> SERVERS = List.of("jetty", "tomcat", "undertow", "netty", "helidon");
    private static final String PACKAGE = "io.jsniff.agent.bench.soak.";

    private int minutes = 10;
    private int rate = 400;
    private int idle = 10_000;
    private final List<String> servers = new ArrayList<>();

    private Soak(String[] arguments) {
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            switch (parts[0]) {
                case "minutes" -> minutes = Integer.parseInt(parts[1]);
                case "rate" -> rate = Integer.parseInt(parts[1]);
                case "idle" -> idle = Integer.parseInt(parts[1]);
                default -> servers.add(argument);
            }
        }
        if (servers.isEmpty()) {
            servers.addAll(SERVERS);
        }
        if (!SERVERS.containsAll(servers)) {
            throw new IllegalArgumentException("servers are " + SERVERS);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new Soak(arguments).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "JDK %s, %d minutes each, %d requests a second, %d idle connections%n%s%n",
                Runtime.version(),
                minutes,
                rate,
                idle,
                SoakRun.HEADINGS);
        boolean fine = true;
        for (String server : servers) {
            if (server.equals("helidon") && Runtime.version().feature() < 21) {
                System.out.println("helidon   needs JDK 21 or later");
                continue;
            }
            String type = server.substring(0, 1).toUpperCase(Locale.ROOT) + server.substring(1) + "Soak";
            try (SoakRun run = new SoakRun(server, PACKAGE + type, classPath(type), idle)) {
                fine &= run.run(minutes, rate);
            } catch (IOException e) {
                System.out.println(server + " was not soaked to the end: " + e);
                fine = false;
            }
        }
        return fine;
    }

    /** With what is compiled here, if the server needs a newer JDK than the tests are compiled for. */
    private static String classPath(String type) throws IOException, InterruptedException {
        String path = System.getProperty("java.class.path");
        Path source = TargetJvm.testClasses().resolve(PACKAGE.replace('.', '/') + type + ".java");
        if (!Files.exists(source)) {
            return path;
        }
        Path classes = Path.of(System.getProperty("jsniff.jar")).resolveSibling("soak-classes");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-cp",
                        path,
                        "-d",
                        classes.toString(),
                        source.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(source + " cannot be compiled");
        }
        return classes + File.pathSeparator + path;
    }
}
