package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.SaboteurJar;
import io.jsniff.agent.launch.TargetJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of jsniff in a JVM that it has left. {@code io.jsniff.agent.bench.Rounds} counts after a hundred times. */
class LeaveIT {
    private static final int ROUNDS = 6;
    static final int MAX_COLLECTIONS = 20;

    @BeforeAll
    static void needsTools() {
        assumeTrue(Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "jcmd")), "no jcmd");
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc");
    }

    private static void round(RunningJvm jvm) throws Exception {
        try (Jsniff jsniff = Jsniff.start(null, "attach", jvm.pid(), "--duration", "200ms", "linger=50ms")) {
            assertThat(jsniff.await()).as(jsniff.err()).isZero();
            assertThat(jsniff.out()).contains("GET /load");
            assertThat(jsniff.err()).contains(" 0 suppressed errors");
        }
    }

    @Test
    void nothingIsLeftAfterRoundsUnderLoad() throws Exception {
        try (RunningJvm jvm = TargetJvm.running(Talker.class)
                .withAllCompilers()
                .jvm(Talker.NO_DELAY)
                .start()) {
            jvm.awaitLine(1);
            jvm.say("steady load");
            jvm.awaitLine(2);
            for (int i = 0; i < ROUNDS; i++) {
                round(jvm);
            }
            jvm.say("count");
            assertThat(jvm.awaitLine(3)).matches("[1-9]\\d* answered, 0 failed");
            assertThat(left(jvm)).isEmpty();
            assertThat(Jcmd.files(jvm.pid()).stream().filter(file -> file.contains("jsniff")))
                    .as("the class path's own")
                    .hasSize(1);
            assertThat(Jcmd.run(jvm.pid(), "Thread.print")).doesNotContain("\"jsniff-");
        }
    }

    /** Classes and class loaders, after as many collections as it takes for them to go: a busy thread lets go of them late. */
    static List<String> left(RunningJvm jvm) throws Exception {
        List<String> left = leftAfterCollection(jvm);
        for (int i = 1; i < MAX_COLLECTIONS && !left.isEmpty(); i++) {
            left = leftAfterCollection(jvm);
        }
        return left;
    }

    private static List<String> leftAfterCollection(RunningJvm jvm) throws Exception {
        String classes = Jcmd.run(jvm.pid(), "GC.class_histogram"); // collects first
        return (classes + Jcmd.run(jvm.pid(), "VM.classloaders"))
                .lines()
                .filter(line -> line.contains("jsniff") && !line.contains("io.jsniff.agent.app"))
                .toList();
    }

    @Test
    void noHookIsLeftInTheClassesOfTheJdk(@TempDir Path directory) throws Exception {
        try (RunningJvm jvm = TargetJvm.running(Talker.class)
                .withAllCompilers()
                .jvm(Talker.NO_DELAY)
                .start()) {
            jvm.awaitLine(1);
            jvm.say("steady load");
            round(jvm);
            jvm.say("count");
            Jcmd.run(jvm.pid(), "JVMTI.agent_load", SaboteurJar.pack(directory).toString());
            jvm.say("send");
            assertThat(jvm.awaitLine(4)).isEqualTo("sent");
            jvm.say("hooks");
            assertThat(jvm.awaitLine(5)).as("calls of hooks").isEqualTo("0");
            assertThat(Jsniff.start(null, "attach", jvm.pid(), "--keep", "out=/dev/null")
                            .await())
                    .isZero();
            Jcmd.run(jvm.pid(), "JVMTI.agent_load", SaboteurJar.pack(directory).toString());
            jvm.say("send");
            jvm.awaitLine(6);
            jvm.say("hooks");
            assertThat(jvm.awaitLine(7)).as("calls while jsniff is there").isNotEqualTo("0");
        }
    }
}
