package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.ForgedCounters;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the way of attaching: one line says it, and the other process has noticed nothing. */
class ObstaclesIT {
    private static final int ATTACKER = 12345;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static RunningJvm talker(String... options) throws Exception {
        TargetJvm target = TargetJvm.running(Talker.class);
        for (String option : options) {
            target.jvm(option);
        }
        RunningJvm jvm = target.start();
        jvm.awaitLine(1);
        return jvm;
    }

    private static void refuses(int code, String reason, List<String> command) throws Exception {
        try (Jsniff jsniff = Jsniff.program(null, command)) {
            assertThat(jsniff.await()).as(jsniff.err()).isEqualTo(code);
            assertThat(jsniff.err().strip())
                    .startsWith("jsniff: ")
                    .contains(reason)
                    .doesNotContain("\n");
            assertThat(jsniff.out()).isEmpty();
        }
    }

    private static List<String> jsniff(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-jar", TargetJvm.jar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    @ParameterizedTest
    @CsvSource({
        "attach 999999999, 1, there is no process 999999999",
        "detach 999999999, 1, there is no process 999999999",
        "status no.such.Main, 1, no JVM has 'no.such.Main' in the name of its main class or jar",
        "attach 1 port=x, 2, port=x: must be a port like 8088",
        "attach 1 prot=1, 2, unknown option prot; did you mean port?",
        "attach 1 format=%reqest, 2, did you mean %request",
        "attach 1 --duration soon, 2, '--duration=soon: must be a duration like 500ms, 10s, 5m or never'",
        "attach 1 --keep --duration 1s, 2, exclude each other"
    })
    void wrongArgumentsAreNamed(String arguments, int code, String reason) throws Exception {
        refuses(code, reason, jsniff(arguments.split(" ")));
    }

    @Test
    void emptyNameIsThatOfNobody() throws Exception {
        refuses(1, "'' is neither a pid nor a part of a name", jsniff("attach", ""));
    }

    @Test
    void processThatIsNoJvmStaysAlive() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "100").start();
        try {
            refuses(1, "is no JVM", jsniff("attach", String.valueOf(sleep.pid())));
            assertThat(sleep.isAlive()).isTrue();
        } finally {
            sleep.destroyForcibly();
        }
    }

    @Test
    void countersOfAnotherUserMakeNoProcessAJvm() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be attacked so");
        Process sleep = new ProcessBuilder("sleep", "100").start();
        String name = "com.acme.Forged" + sleep.pid();
        try (ForgedCounters forged = ForgedCounters.of(sleep.pid(), Map.of("sun.rt.javaCommand", name))
                .ownedBy(ATTACKER)) {
            assertThat(forged.file()).exists();
            refuses(1, "no JVM has '" + name + "' in the name", jsniff("attach", name));
            refuses(1, "is no JVM", jsniff("attach", String.valueOf(sleep.pid())));
            assertThat(sleep.isAlive()).isTrue();
        } finally {
            sleep.destroyForcibly();
        }
    }

    @Test
    void socketOfAnotherUserIsNotTalkedTo() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be attacked so");
        try (RunningJvm jvm = talker()) {
            Path socket = Path.of("/tmp/.java_pid" + jvm.pid());
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(socket));
                Files.setAttribute(socket, "unix:uid", ATTACKER);
                refuses(1, "is no socket of its user's", jsniff("attach", jvm.pid()));
            } finally {
                Files.delete(socket);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-XX:+DisableAttachMechanism, was started with -XX:+DisableAttachMechanism",
        "-XX:-EnableDynamicAgentLoading, was started with -XX:-EnableDynamicAgentLoading"
    })
    void jvmThatDoesNotPermitItIsLeftAlone(String option, String reason) throws Exception {
        for (String counters : List.of("-XX:+UsePerfData", "-XX:-UsePerfData")) {
            try (RunningJvm jvm = talker(option, counters)) {
                refuses(1, reason, jsniff("attach", jvm.pid()));
                assertThat(jvm.out().lines()).hasSize(1);
                assertThat(jvm.err()).isEmpty();
            }
        }
    }

    @Test
    void nameOfSeveralChoosesNone() throws Exception {
        try (RunningJvm one = talker();
                RunningJvm two = talker();
                Jsniff jsniff = Jsniff.program(null, jsniff("attach", "agent.app.Talker"))) {
            assertThat(jsniff.await()).isEqualTo(1);
            assertThat(jsniff.err()).contains("choose by pid:", "\n  " + one.pid() + " ", "\n  " + two.pid() + " ");
        }
    }

    @Test
    void callerWithoutTheAttachModuleSaysSo() throws Exception {
        try (RunningJvm jvm = talker()) {
            List<String> command = jsniff("attach", jvm.pid());
            command.addAll(1, List.of("--limit-modules", "java.instrument,java.logging,java.sql,jdk.unsupported"));
            refuses(1, "has no module jdk.attach", command);
        }
    }

    @Test
    void processOfAnotherUserIsNamed(@TempDir Path directory) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be somebody else");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv");
        Path jar = Files.copy(TargetJvm.jar(), directory.resolve("jsniff.jar"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(directory.toFile().setExecutable(true, false)
                        && directory.toFile().setReadable(true, false))
                .isTrue();
        try (RunningJvm jvm = talker()) {
            refuses(
                    1,
                    "belongs to root: run this command as root",
                    List.of(
                            "/usr/bin/setpriv",
                            "--reuid=65534",
                            "--regid=65534",
                            "--clear-groups",
                            JAVA,
                            "-jar",
                            jar.toString(),
                            "attach",
                            jvm.pid()));
        }
    }

    /** Both ways: the tests run on each of them. */
    @Test
    void otherVersionOfJavaIsNoObstacle() throws Exception {
        String other = otherJava();
        assumeTrue(!other.isEmpty(), "no other JDK here");
        try (RunningJvm jvm = TargetJvm.running(Talker.class).java(other).start()) {
            jvm.awaitLine(1);
            try (Jsniff jsniff = Jsniff.program(null, jsniff("attach", jvm.pid(), "--duration", "200ms"))) {
                assertThat(jsniff.await()).as(jsniff.err()).isZero();
                assertThat(jsniff.err()).contains("jsniff: detached from " + jvm.pid());
            }
        }
    }

    private static String otherJava() throws IOException {
        Path known = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(known)) {
            return "";
        }
        String own = "-" + Runtime.version().feature() + "-";
        try (Stream<Path> homes = Files.list(known)) {
            return homes.filter(home -> home.getFileName().toString().matches(".*-(17|21|25)-.*"))
                    .filter(home -> !home.getFileName().toString().contains(own))
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst()
                    .orElse("");
        }
    }
}
