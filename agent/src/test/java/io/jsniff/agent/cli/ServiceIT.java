package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.SaboteurJar;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.tls.HttpsService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session with a server of someone else's making, from the list of JVMs to what it is like when jsniff has gone. */
@DisplayName("Servers under load")
class ServiceIT {
    @BeforeAll
    static void needsTools() {
        assumeTrue(Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "jcmd")), "no jcmd");
        assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "no /proc");
    }

    private static RunningJvm start(String server) throws Exception {
        return TargetJvm.running(HttpsService.class)
                .withAllCompilers()
                .withLibraries()
                .arguments(server)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JETTY", "TOMCAT"})
    void areWatchedAndLeftAsTheyWere(String server) throws Exception {
        try (RunningJvm jvm = start(server);
                Load load = Load.on(Integer.parseInt(jvm.awaitLine(1)))) {
            load.await(500);
            String loaders = loaders(jvm);
            try (Jsniff list = Jsniff.start(null, "list")) {
                assertThat(list.await()).isZero();
                assertThat(list.out()).containsPattern(jvm.pid() + " .*HttpsService " + server);
            }
            try (Jsniff jsniff = Jsniff.start(null, "attach", jvm.pid(), "side=server")) {
                assertThat(jsniff.waitUntil(() -> jsniff.out().lines().count() > 100))
                        .as(jsniff.err())
                        .isTrue();
                assertThat(jsniff.interrupt()).isZero();
                assertThat(answered(jsniff.out().lines().toList()))
                        .filteredOn(line -> line.startsWith("continue"))
                        .hasSizeGreaterThan(100)
                        .allMatch(line -> line.contains(" \"POST /load HTTP/1.1\" 200 "));
                assertThat(jsniff.err())
                        .contains("req/conn", " 0 suppressed errors", "jsniff: detached from " + jvm.pid());
            }
            load.await(500);
            assertThat(load.failures()).isEmpty();
            assertThat(awaitLoaders(jvm, loaders)).isEqualTo(loaders);
            assertThat(Threads.names(Path.of("/proc", jvm.pid(), "task"))).noneMatch(name -> name.contains("jsniff"));
        }
    }

    /** Without what was under way when jsniff left: the last of a connection, which has no status. */
    private static List<String> answered(List<String> lines) {
        List<String> answered = new ArrayList<>();
        Set<String> later = new HashSet<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            boolean last = later.add(line.split(" ")[3]);
            if (!last || !line.contains(" \"POST /load HTTP/1.1\" - - ")) {
                answered.add(line);
            }
        }
        return answered;
    }

    /** After as many collections as it takes until they are as expected: a busy thread lets go of one late. */
    private static String awaitLoaders(RunningJvm jvm, String expected) throws Exception {
        String loaders = loaders(jvm);
        for (int i = 1; i < LeaveIT.MAX_COLLECTIONS && !loaders.equals(expected); i++) {
            loaders = loaders(jvm);
        }
        return loaders;
    }

    /** Class loaders after two collections, but for those that reflection makes as it likes. */
    private static String loaders(RunningJvm jvm) throws Exception {
        Jcmd.run(jvm.pid(), "GC.run");
        Jcmd.run(jvm.pid(), "GC.run");
        return String.join(
                "\n",
                Jcmd.run(jvm.pid(), "VM.classloaders")
                        .lines()
                        .filter(line -> !line.contains("DelegatingClassLoader"))
                        .toList());
    }

    @Test
    void noHookIsLeftInTlsNorInTheClientsOfThisJvm(@TempDir Path directory) throws Exception {
        String saboteur = SaboteurJar.pack(directory).toString();
        try (RunningJvm jvm = start("JETTY")) {
            jvm.awaitLine(1);
            assertThat(run("attach", jvm.pid(), "--keep", "out=/dev/null")).isZero();
            jvm.say("post");
            assertThat(jvm.awaitLine(2)).isEqualTo("posted");
            assertThat(run("detach", jvm.pid())).isZero();
            Jcmd.run(jvm.pid(), "JVMTI.agent_load", saboteur);
            jvm.say("post");
            assertThat(jvm.awaitLine(3)).isEqualTo("posted");
            jvm.say("hooks");
            assertThat(jvm.awaitLine(4)).as("calls of hooks").isEqualTo("0");
        }
    }

    private static int run(String... arguments) throws Exception {
        try (Jsniff jsniff = Jsniff.start(null, arguments)) {
            return jsniff.await();
        }
    }
}
