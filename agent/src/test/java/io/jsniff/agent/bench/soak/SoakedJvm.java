package io.jsniff.agent.bench.soak;

import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server with the agent, in a JVM of its own. */
final class SoakedJvm implements AutoCloseable {
    private static final Pattern COUNTS = Pattern.compile(
            "(\\d+) connections followed, (\\d+) entries written\\s+(lost or not understood: (\\d+) entries"
                    + " dropped.*)");

    private final RunningJvm jvm;
    private final String[] ports;
    private int asked = 1;

    SoakedJvm(String server, String classPath, Path log) throws IOException, InterruptedException {
        jvm = TargetJvm.running(ServerMain.class)
                .withAllCompilers()
                .classPath(classPath)
                .jvm("-Xmx1g")
                .jvm("-XX:+EnableDynamicAgentLoading") // no warning of the JVM's when it is asked for its status
                .agent("summary=off,rotate=50M,keep=3,out='" + log + "'")
                .arguments(server)
                .start();
        ports = jvm.awaitLine(1).split(" ");
    }

    int port() {
        return Integer.parseInt(ports[0]);
    }

    int securePort() {
        return Integer.parseInt(ports[1]);
    }

    /** The requests that the server has counted, by path. */
    Map<String, Long> served() throws IOException, InterruptedException {
        jvm.say("count");
        return RequestCounter.parse(jvm.awaitLine(++asked));
    }

    Footprint footprint() throws IOException, InterruptedException {
        return Footprint.of(jvm.pid());
    }

    /** What jsniff says of itself. */
    Status status() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        TargetJvm.jar().toString(),
                        "status",
                        jvm.pid())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher matcher = COUNTS.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no status but " + text);
        }
        return new Status(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(4)),
                matcher.group(3),
                text.contains("open connections: none"));
    }

    /** What the server and the agent wrote to standard error. */
    String err() {
        return jvm.err();
    }

    @Override
    public void close() throws IOException {
        jvm.close();
    }

    /**
     * From {@code jsniff status}.
     *
     * @param connections that were followed
     * @param written entries
     * @param dropped entries
     * @param losses all that was lost, in one line
     * @param allClosed whether no connection is open
     */
    record Status(long connections, long written, long dropped, String losses, boolean allClosed) {}
}
