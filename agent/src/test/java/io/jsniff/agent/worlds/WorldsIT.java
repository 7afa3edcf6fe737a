package io.jsniff.agent.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Started with the agent and attached to, each world works as without it. Not in the usual run; the profile fetches the servers:
 *
 * <pre>mvn -B -Pworlds verify -Dtest=None -Dit.test=WorldsIT -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 */
@EnabledIfSystemProperty(named = "jsniff.worlds", matches = ".+")
class WorldsIT {
    private static final int CALLS = 3;
    private static final String NO_WARNING_OF_THE_JVM = "-XX:+EnableDynamicAgentLoading";
    private static final String OPTIONS = "linger=200ms,summary=off,format=%request.line/%response.code/%dest.port";
    private static final List<String> FAR_PATHS = List.of("/url-connection", "/java.net.http", "/apache5");

    private static HttpServer far;

    @TempDir
    Path directory;

    @BeforeAll
    static void startFarServer() throws IOException {
        far = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        far.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 5);
                exchange.getResponseBody().write(new byte[] {'h', 'e', 'l', 'l', 'o'});
            }
        });
        far.start();
    }

    @AfterAll
    static void stopFarServer() {
        far.stop(0);
    }

    private static int farPort() {
        return far.getAddress().getPort();
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void startedWithTheAgent(World world) throws Exception {
        Set<String> without;
        try (RunningWorld plain =
                new RunningWorld(world, Files.createDirectory(directory.resolve("plain")), farPort())) {
            assumeTrue(plain.awaitStart(), () -> world + " does not start on this JDK without jsniff either");
            without = plain.warnings();
        }
        Path log = directory.resolve("jsniff.log");
        String agent = "-javaagent:" + TargetJvm.jar() + "=out=" + log + "," + OPTIONS;
        try (RunningWorld jvm =
                new RunningWorld(world, Files.createDirectory(directory.resolve("with")), farPort(), agent)) {
            assertThat(jvm.awaitStart()).as(jvm.output()).isTrue();
            assertThat(jvm.warnings()).isSubsetOf(without);
            assertThat(jvm.output()).doesNotContain("jsniff: ");
            callAndCheck(jvm, log, jvm.answered());
        }
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void attachedTo(World world) throws Exception {
        Path log = directory.resolve("jsniff.log");
        try (RunningWorld jvm = new RunningWorld(world, directory, farPort(), NO_WARNING_OF_THE_JVM)) {
            assumeTrue(jvm.awaitStart(), () -> world + " does not start on this JDK without jsniff either");
            Set<String> before = jvm.warnings();
            List<String> attach = new ArrayList<>(List.of("attach", jvm.pid(), "--keep", "out=" + log));
            attach.addAll(List.of(OPTIONS.split(",")));
            jsniff(attach.toArray(String[]::new));
            callAndCheck(jvm, log, 0);
            jsniff("detach", jvm.pid());
            List<String> lines = Files.readAllLines(log);
            assertThat(jvm.call()).isEqualTo(200);
            assertThat(left(jvm)).isEmpty();
            assertThat(Files.readAllLines(log)).isEqualTo(lines);
            assertThat(jvm.warnings()).isSubsetOf(before);
        }
    }

    /** Each call that was answered has a line, and each that the application made for it, the earlier calls included. */
    private static void callAndCheck(RunningWorld jvm, Path log, int earlier) throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < earlier + CALLS; i++) {
            assertThat(i < earlier ? 200 : jvm.call()).isEqualTo(200);
            expected.add("GET /call/do HTTP/1.1/200/" + jvm.port());
            FAR_PATHS.forEach(path -> expected.add("GET " + path + " HTTP/1.1/200/" + farPort()));
        }
        Collections.sort(expected);
        assertThat(awaitLines(log, expected.size())).isEqualTo(expected);
    }

    /** Waits until there are that many. */
    private static List<String> awaitLines(Path log, int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> lines = lines(log);
        while (lines.size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            lines = lines(log);
        }
        return lines;
    }

    private static List<String> lines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("/200/")) // before the application is there, servers say 404
                .sorted()
                .toList();
    }

    private void jsniff(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", TargetJvm.jar().toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("command");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    /** Classes, class loaders and threads, after as many collections as it takes for them to go. */
    private static List<String> left(RunningWorld jvm) throws Exception {
        List<String> left = List.of("not looked at");
        for (int i = 0; i < 20 && !left.isEmpty(); i++) {
            String all = Jcmd.run(jvm.pid(), "GC.class_histogram")
                    + Jcmd.run(jvm.pid(), "VM.classloaders")
                    + Jcmd.run(jvm.pid(), "Thread.print");
            left = all.lines()
                    .filter(line -> line.contains("jsniff") && !line.contains("io.jsniff.agent.worlds"))
                    .toList();
        }
        return left;
    }
}
