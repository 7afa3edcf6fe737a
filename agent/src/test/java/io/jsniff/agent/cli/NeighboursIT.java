package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agents of others in the same JVM. Who stands before the bar comes with the JVM, who stands after it when the application
 * runs; in every order each sees all that happens, and jsniff leaves and comes again.
 */
class NeighboursIT {
    private static final String JSNIFF = "jsniff";

    private final List<String> exchanges = new ArrayList<>();

    @TempDir
    private Path directory;

    private Path log;
    private RunningJvm jvm;
    private int said;

    @BeforeAll
    static void needsTools() {
        assumeTrue(Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "jcmd")), "no jcmd");
    }

    @BeforeEach
    void nameTheLog() {
        log = directory.resolve("jsniff.log");
    }

    @AfterEach
    void end() throws Exception {
        jvm.close();
    }

    private static Path neighbour(String name) {
        return TargetJvm.jar().resolveSibling("neighbours").resolve(name + ".jar");
    }

    private String options() {
        return "out=" + log + ",format=%request.line %response.code";
    }

    private void start(String order, TargetJvm target, String neighbour) throws Exception {
        int bar = order.indexOf('|');
        for (String agent : order.substring(0, bar).strip().split(" ")) {
            if (agent.equals(JSNIFF)) {
                target.agent(options());
                exchanges.add("GET /sent HTTP/1.1 200"); // before it obeys
            } else if (!agent.isEmpty()) {
                target.jvm("-javaagent:" + neighbour);
            }
        }
        jvm = target.start();
        said = 1;
        jvm.awaitLine(said);
        for (String agent : order.substring(bar + 1).strip().split(" ")) {
            if (agent.equals(JSNIFF)) {
                attach();
            } else if (!agent.isEmpty()) {
                assertThat(Jcmd.run(jvm.pid(), "JVMTI.agent_load", neighbour)).contains("return code: 0");
            }
        }
    }

    private void attach() throws Exception {
        String[] options = options().split(",");
        run("attach", jvm.pid(), "--keep", options[0], options[1]).close();
    }

    private static Jsniff run(String... arguments) throws Exception {
        Jsniff jsniff = Jsniff.start(null, arguments);
        assertThat(jsniff.await()).as(jsniff.err()).isZero();
        return jsniff;
    }

    private String say(String line) throws Exception {
        jvm.say(line);
        return jvm.awaitLine(++said);
    }

    private void talk() throws Exception {
        assertThat(say("send")).isEqualTo("sent");
        assertThat(say("ask")).isEqualTo("hello");
    }

    /** Talks with jsniff there, which leaves then, and is gone. */
    private void talkAndDetach() throws Exception {
        talk();
        exchanges.addAll(
                List.of("GET /sent HTTP/1.1 200", "GET /asked-by-url HTTP/1.1 200", "GET /asked-by-http HTTP/1.1 200"));
        try (Jsniff status = run("status", jvm.pid())) {
            assertThat(status.out())
                    .contains("NioSocketImpl: tapped", "HttpClientImpl: tapped")
                    .doesNotContain("not tapped");
        }
        try (Jsniff detach = run("detach", jvm.pid())) {
            assertThat(detach.err()).contains(" 0 suppressed errors");
        }
        assertThat(Files.readAllLines(log)).containsExactlyInAnyOrderElementsOf(exchanges);
        assertThat(LeaveIT.left(jvm)).isEmpty();
        Files.delete(log);
        exchanges.clear();
    }

    /** JaCoCo's agent cannot be attached. */
    @ParameterizedTest
    @ValueSource(strings = {"jacoco jsniff |", "jsniff jacoco |", "jacoco | jsniff"})
    void jacocoRecordsWhatRuns(String order) throws Exception {
        Path data = directory.resolve("jacoco.exec");
        String options =
                "=inclbootstrapclasses=true,includes=io.jsniff.*:sun.nio.ch.*:jdk.internal.net.http.*,destfile=";
        start(order, TargetJvm.running(Talker.class), neighbour("org.jacoco.agent") + options + data);
        talkAndDetach();
        assertThat(say("so far")).isEqualTo("0 answered, 0 failed");
        attach();
        talkAndDetach();
        assertThat(jvm.end().exitCode()).isZero();
        Coverage coverage = Coverage.of(data);
        assertThat(coverage.methods("io/jsniff/agent/app/Talker"))
                .contains("send", "counts")
                .doesNotContain("load");
        assertThat(coverage.methods("sun/nio/ch/NioSocketImpl")).contains("connect", "read", "write");
        assertThat(coverage.methods("jdk/internal/net/http/HttpClientImpl")).contains("sendAsync");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otel jsniff |", "jsniff otel |", "otel | jsniff", "jsniff | otel", "| jsniff otel"})
    void opentelemetryTracesEveryCall(String order) throws Exception {
        TargetJvm target = TargetJvm.running(Talker.class)
                .jvm("-Dotel.traces.exporter=logging")
                .jvm("-Dotel.metrics.exporter=none")
                .jvm("-Dotel.logs.exporter=none");
        start(order, target, neighbour("opentelemetry-javaagent").toString());
        talkAndDetach();
        talk();
        attach();
        talkAndDetach();
        String err = jvm.end().err();
        for (String client : List.of("http-url-connection", "java-http-client")) {
            assertThat(err.lines().filter(line -> line.contains(" CLIENT [tracer: io.opentelemetry." + client + ":")))
                    .as(client)
                    .hasSize(3);
        }
    }
}
