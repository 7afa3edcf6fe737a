package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Exchanges;
import io.jsniff.agent.launch.SaboteurJar;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No matter what goes wrong with jsniff, the application's own output and exit code stay what they are. */
class UnderFireIT {
    @TempDir
    Path directory;

    private static Outcome exchange(TargetJvm jvm, String client) throws Exception {
        Outcome outcome = jvm.arguments(client, "/path", "5000").run();
        assertThat(outcome.out()).isEqualTo("15000 bytes" + System.lineSeparator());
        assertThat(outcome.exitCode()).isEqualTo(7);
        return outcome;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot=8088 | unknown option prot; did you mean port?",
                "side=both | side=both: must be one of client, server",
                "format='%conection' | connection",
                "format='%request.header(' | the parenthesis behind keyword %request.header",
                "json,format=clf | exclude each other",
                "config=/does/not/exist | cannot be read"
            })
    void wrongOptionIsSaidInOneLineAndTheApplicationRunsWithoutJsniff(String options, String said) throws Exception {
        Outcome outcome = exchange(TargetJvm.running(Exchanges.class).agent(options), "SOCKET");
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .startsWith("jsniff: ")
                .contains(said);
    }

    @Test
    void wrongEnvironmentIsSaidToo() throws Exception {
        Outcome outcome = exchange(
                TargetJvm.running(Exchanges.class).agent("").environment("JSNIFF_OPTS", "nonsense=1"), "SOCKET");
        assertThat(outcome.err().lines()).singleElement().asString().contains("unknown option nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOCKET", "SELECTOR", "GATHERING_CHANNEL", "ADAPTOR", "HTTP_CLIENT", "URL_CONNECTION"})
    void bridgeThatThrowsAtEachCallIsNotNoticed(String client) throws Exception {
        TargetJvm jvm = TargetJvm.running(Exchanges.class).agent("").jvm("-javaagent:" + SaboteurJar.pack(directory));
        Outcome outcome = exchange(jvm, client);
        assertThat(outcome.err()).doesNotContain("sabotage\n\tat").containsPattern("[1-9]\\d* suppressed errors");
    }

    @Test
    void unwritableDirectoryIsSaidOnceAndWhatIsLostIsCounted() throws Exception {
        String out = "out=/proc/no/such/file,";
        Outcome outcome = exchange(TargetJvm.running(Exchanges.class).agent(out + "summary=on"), "SOCKET");
        assertThat(outcome.err().lines().filter(line -> line.startsWith("jsniff: ")))
                .singleElement()
                .asString()
                .contains("cannot write to /proc/no/such/file");
        assertThat(outcome.err()).contains("3 entries dropped");
    }

    @Test
    void fullFileSystemIsSaidOnceAndWhatIsLostIsCounted() throws Exception {
        assumeTrue(mountFull(directory), "a tmpfs cannot be mounted here");
        try {
            String out = "out='" + directory + "/log',";
            Outcome outcome = exchange(TargetJvm.running(Exchanges.class).agent(out + "summary=on"), "SOCKET");
            assertThat(outcome.err().lines().filter(line -> line.startsWith("jsniff: ")))
                    .singleElement()
                    .asString()
                    .contains("cannot write to " + directory + "/log");
            assertThat(outcome.err()).contains("3 entries dropped");
        } finally {
            new ProcessBuilder("umount", directory.toString()).start().waitFor();
        }
    }

    /** A file system with room for a file, but not for its content. */
    private static boolean mountFull(Path at) throws IOException, InterruptedException {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=4k,nr_inodes=10", "tmpfs", at.toString())
                .redirectErrorStream(true)
                .start();
        if (mount.waitFor() != 0) {
            return false;
        }
        Files.write(at.resolve("filler"), new byte[4096]);
        return true;
    }
}
