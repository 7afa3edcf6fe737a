package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with pids, mounts and a root directory of its own, as a container has them. */
class ContainerIT {
    private static final List<String> NAMESPACES = List.of("unshare", "--mount", "--pid", "--fork", "--kill-child");

    private static final int USER = 12345;
    private static final int ROUNDS = 5;

    /** The root, the JDK, the test classes; and what else is to be there: a {@code /tmp}, the packaged jar. */
    private static final String ENTER = """
            set -e
            for place in /usr /lib /lib64 /bin /etc /dev "$2"; do
              [ -d "$place" ] && mkdir -p "$1$place" && mount --rbind "$place" "$1$place"
            done
            chmod 755 "$1"
            mkdir -p "$1/proc" "$1/classes"
            mount -t proc proc "$1/proc"
            mount --bind "$3" "$1/classes"
            [ -z "$4" ] || mkdir -p "$1/$4"
            [ -z "$5" ] || { mkdir -p "$1$(dirname "$5")"; cp "$5" "$1$5"; }
            root="$1"
            user="$6"
            [ -z "$4" ] || chown "$user" "$1/$4"
            shift 6
            exec chroot --userspec="$user" "$root" "$@"
            """;

    @TempDir
    private Path root;

    @BeforeAll
    static void needsNamespaces() throws InterruptedException {
        try {
            List<String> attempted = new ArrayList<>(NAMESPACES);
            attempted.add("true");
            Process attempt = new ProcessBuilder(attempted).start();
            assumeTrue(attempt.waitFor() == 0, "no namespaces can be made here");
        } catch (IOException e) {
            assumeTrue(false, "no unshare");
        }
    }

    private RunningJvm contained(String tmp, String jar) throws Exception {
        return contained(tmp, jar, 0);
    }

    private RunningJvm contained(String tmp, String jar, int user) throws Exception {
        List<String> command = new ArrayList<>(NAMESPACES);
        command.addAll(List.of("sh", "-c", ENTER, "sh", root.toString(), System.getProperty("java.home")));
        command.addAll(List.of(TargetJvm.testClasses().toString(), tmp, jar, user + ":" + user));
        RunningJvm jvm = TargetJvm.running(Talker.class)
                .classPath("/classes")
                .within(command)
                .start();
        jvm.awaitLine(1);
        return jvm;
    }

    @Test
    void isAttachedToByItsOwnFiles() throws Exception {
        try (RunningJvm jvm = contained("tmp", TargetJvm.jar().toString());
                Jsniff attach = Jsniff.start(null, "attach", jvm.pid(), "linger=50ms")) {
            assertThat(attach.waitUntil(() -> attach.err().contains("Ctrl-C detaches")))
                    .as(attach.err())
                    .isTrue();
            jvm.say("send");
            assertThat(attach.waitUntil(() -> attach.out().contains("GET /sent")))
                    .as(attach.err())
                    .isTrue();
            assertThat(attach.interrupt()).isZero();
            assertThat(attach.err()).contains("jsniff: detached from " + jvm.pid());
            try (DirectoryStream<Path> left = Files.newDirectoryStream(root.resolve("tmp"), "jsniff*")) {
                assertThat(left).as("where the agent called back").isEmpty();
            }
        }
    }

    @Test
    void ofAnotherUserIsAttachedTo() throws Exception {
        try (RunningJvm jvm = contained("tmp", TargetJvm.jar().toString(), USER);
                Jsniff attach = Jsniff.start(null, "attach", jvm.pid(), "--duration", "200ms")) {
            assertThat(attach.await()).as(attach.err()).isZero();
            assertThat(attach.err()).contains("jsniff: detached from " + jvm.pid());
        }
    }

    /** The container's user owns its /tmp, and has what root makes there replaced by a link to what is root's. */
    @Test
    void directorySwappedForALinkGivesNothingAway(@TempDir Path host) throws Exception {
        Path victim = Files.createDirectory(host.resolve("victim"));
        Path file = Files.createFile(victim.resolve("s"));
        String before = facts(victim, file);
        try (RunningJvm jvm = contained("tmp", TargetJvm.jar().toString(), USER)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (LinkSwapper attacker = LinkSwapper.start(root.resolve("tmp"), "jsniff", victim);
                        Jsniff status = Jsniff.start(null, "status", jvm.pid())) {
                    assertThat(status.await()).isEqualTo(1);
                    assertThat(attacker.swaps()).as(status.err()).isPositive();
                }
                assertThat(facts(victim, file)).isEqualTo(before);
                assertThat(victim.toFile().list()).containsExactly("s");
            }
            jvm.say("send");
            assertThat(jvm.awaitLine(2)).isEqualTo("sent");
        }
    }

    /** Whose they are, and who may do what with them. */
    private static String facts(Path... files) throws IOException {
        StringBuilder facts = new StringBuilder();
        for (Path file : files) {
            facts.append(file).append(Files.readAttributes(file, "unix:uid,gid,mode"));
        }
        return facts.toString();
    }

    @Test
    void tmpThatIsALinkIsLeftAlone(@TempDir Path host) throws Exception {
        try (RunningJvm jvm = contained("tmp", TargetJvm.jar().toString(), USER)) {
            Files.move(root.resolve("tmp"), root.resolve("moved"));
            Files.createSymbolicLink(root.resolve("tmp"), host);
            try (Jsniff attach = Jsniff.start(null, "attach", jvm.pid())) {
                assertThat(attach.await()).isEqualTo(1);
                assertThat(attach.err()).contains("has no directory /tmp");
            }
            assertThat(host).isEmptyDirectory();
            jvm.say("send");
            assertThat(jvm.awaitLine(2)).isEqualTo("sent");
        }
    }

    @Test
    void withoutTmpIsLeftAlone() throws Exception {
        refuses("has no directory /tmp", "", "");
    }

    @Test
    void withoutTheJarIsLeftAlone() throws Exception {
        refuses("runs in a container, where there is no " + TargetJvm.jar(), "tmp", "");
    }

    private void refuses(String reason, String tmp, String jar) throws Exception {
        try (RunningJvm jvm = contained(tmp, jar);
                Jsniff attach = Jsniff.start(null, "attach", jvm.pid())) {
            assertThat(attach.await()).isEqualTo(1);
            assertThat(attach.err().strip())
                    .startsWith("jsniff: " + jvm.pid())
                    .contains(reason)
                    .doesNotContain("\n");
            assertThat(attach.out()).isEmpty();
            jvm.say("send");
            assertThat(jvm.awaitLine(2)).isEqualTo("sent");
            assertThat(jvm.err()).isEmpty();
        }
    }
}
