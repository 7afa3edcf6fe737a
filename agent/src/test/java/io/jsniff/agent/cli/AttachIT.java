package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.JsonLineSchema;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Into a JVM that runs, and out again. */
class AttachIT {
    private static final String FORMAT =
            "format=%connection #%session.requests %connection.time %request.line %response.code";

    /** Other builds on this machine have talkers of their own. */
    private static final String NAME = "talker" + ProcessHandle.current().pid();

    @TempDir
    private Path directory;

    private RunningJvm jvm;

    @BeforeEach
    void start() throws Exception {
        jvm = TargetJvm.running(Talker.class)
                .packed(directory.resolve(NAME + ".jar"))
                .start();
        jvm.awaitLine(1);
    }

    @AfterEach
    void end() throws Exception {
        jvm.close();
    }

    private static Jsniff run(String... arguments) throws Exception {
        Jsniff jsniff = Jsniff.start(null, arguments);
        jsniff.await();
        return jsniff;
    }

    private Jsniff attach(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = "attach";
        all[1] = jvm.pid();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Jsniff jsniff = Jsniff.start(null, all);
        assertThat(jsniff.waitUntil(() -> jsniff.err().contains("Ctrl-C detaches")))
                .as(jsniff.err())
                .isTrue();
        return jsniff;
    }

    @Test
    void connectionThatIsOlderContinues() throws Exception {
        try (Jsniff jsniff = attach(FORMAT)) {
            jvm.say("send");
            jvm.awaitLine(2);
            jvm.say("send");
            jvm.awaitLine(3);
            assertThat(jsniff.interrupt()).isZero();
            assertThat(jsniff.out().lines())
                    .containsExactly("continue #1 - GET /sent HTTP/1.1 200", "continue #2 - GET /sent HTTP/1.1 200");
            assertThat(jsniff.err())
                    .contains(
                            "req/conn",
                            "lost or not understood: 0 entries dropped",
                            "jsniff: detached from " + jvm.pid());
        }
        assertThat(jvm.end().err().lines().filter(line -> !line.startsWith("WARNING: ")))
                .isEmpty();
    }

    @Test
    void entriesComeAsTheyHappen() throws Exception {
        try (Jsniff jsniff = attach("linger=500ms", FORMAT)) {
            jvm.say("send");
            assertThat(jsniff.waitUntil(() -> jsniff.out().contains("GET /sent")))
                    .isTrue();
        }
    }

    @Test
    void durationEndsIt() throws Exception {
        try (Jsniff jsniff = attach("--duration", "100ms")) {
            assertThat(jsniff.await()).isZero();
            assertThat(jsniff.err()).contains("jsniff: detached from " + jvm.pid());
        }
    }

    @Test
    void endOfTheJvmEndsItWithASummary() throws Exception {
        try (Jsniff jsniff = attach("json")) {
            jvm.say("send");
            jvm.awaitLine(2);
            jvm.end();
            assertThat(jsniff.await()).isZero();
            assertThat(JsonLineSchema.check(jsniff.out().lines().toList())).isNotEmpty();
            assertThat(jsniff.out()).contains("\"class\":\"last\"", "\"midstream\":true");
            assertThat(jsniff.err()).contains("lost or not understood", "the application has ended");
        }
    }

    @Test
    void deathOfTheJvmIsTold() throws Exception {
        try (Jsniff jsniff = attach()) {
            jvm.kill();
            assertThat(jsniff.await()).isZero();
            assertThat(jsniff.err()).contains("was killed; there is no summary");
        }
    }

    @Test
    void deathOfTheTerminalMakesTheAgentLeave() throws Exception {
        try (Jsniff jsniff = attach()) {
            assertThat(run("list").out()).containsPattern(jvm.pid() + " +\\S+ +\\d{4}-.*" + NAME);
            jsniff.kill();
        }
        Path tasks = Path.of("/proc", jvm.pid(), "task");
        assertThat(jvm.waitUntil(() -> !Threads.names(tasks).contains("jsniff-writer")))
                .isTrue();
        assertThat(run("status", jvm.pid()).err()).contains("jsniff is not in this JVM");
        assertThat(jvm.err().lines().filter(line -> !line.startsWith("WARNING: ")))
                .isEmpty();
    }

    @Test
    void keptAgentStaysUntilItIsDetached() throws Exception {
        Path log = directory.resolve("kept.log");
        assertThat(run("attach", jvm.pid(), "--keep", "out=" + log, FORMAT, "linger=never")
                        .err())
                .contains("jsniff: stays in " + jvm.pid());
        jvm.say("send");
        jvm.awaitLine(2);
        Jsniff second = run("attach", jvm.pid(), "json");
        assertThat(second.await()).isEqualTo(1);
        assertThat(second.err().strip())
                .contains("jsniff is in this JVM already, since ", "out=" + log, "linger=never")
                .doesNotContain("\n");
        assertThat(run("status", jvm.pid()).out())
                .contains(
                        "NioSocketImpl: tapped",
                        "FileChannelImpl: ",
                        "1 connections followed",
                        "client, open before jsniff came");
        Jsniff detached = run("detach", NAME);
        assertThat(detached.await()).isZero();
        assertThat(detached.err()).contains("req/conn", "jsniff: detached from " + jvm.pid());
        assertThat(Files.readAllLines(log)).isEqualTo(List.of("continue #1 - GET /sent HTTP/1.1 200"));
        assertThat(run("detach", jvm.pid()).await()).isEqualTo(1);
    }
}
