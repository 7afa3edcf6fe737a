package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jsniff.agent.launch.JsonLineSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as it is shipped, reading a capture of two exchanges on one connection and one on another. */
class CaptureIT {
    private static final String SHORT = "%connection %session.requests %request.line %response.code";
    private static final List<String> LINES =
            List.of("unique 1 GET /c HTTP/1.1 404", "start 1 GET /a HTTP/1.1 200", "last 2 POST /b HTTP/1.1 201");

    @TempDir
    private Path folder;

    private Path capture = Path.of("");

    /**
     * What a process left behind.
     *
     * @param code its exit code
     */
    private record Outcome(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    @BeforeEach
    void writeCapture() throws IOException {
        try (InputStream in = Objects.requireNonNull(CaptureIT.class.getResourceAsStream("two-connections.pcap"))) {
            capture = Files.write(folder.resolve("a.pcap"), in.readAllBytes());
        }
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(null, arguments);
    }

    private static Outcome run(@Nullable Path input, String... arguments) throws IOException, InterruptedException {
        try (Jsniff jsniff = Jsniff.start(input, arguments)) {
            Outcome outcome = new Outcome(jsniff.await(), jsniff.out(), jsniff.err());
            assumeFalse(outcome.err.contains("libpcap was not found"), outcome.err);
            return outcome;
        }
    }

    @Test
    void fileGivesTheDefaultFormat() throws Exception {
        Outcome outcome = run("-f", capture.toString());
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.code).isZero();
        assertThat(outcome.lines()).hasSize(3);
        assertThat(outcome.lines().get(1))
                .matches("10\\.0\\.0\\.1 - - \\[[^]]+\\] \"GET /a HTTP/1\\.1\" 200 5 \"\" \"test\"");
    }

    @Test
    void wordsOfFormatAndFilterNeedNoQuotes() throws Exception {
        Outcome outcome = run(
                "-f",
                capture.toString(),
                "-l",
                "%connection",
                "%session.requests",
                "%request.line",
                "%response.code",
                "-p",
                "tcp",
                "port",
                "4000");
        assertThat(outcome.lines()).isEqualTo(LINES.subList(1, 3));
    }

    @Test
    void commandByNameDoesTheSame() throws Exception {
        assertThat(run("capture", "-f", capture.toString(), "-l", SHORT).lines())
                .isEqualTo(LINES);
    }

    @Test
    void standardInputIsReadInASecondJvm() throws Exception {
        Outcome outcome = run(capture, "-f", "-", "-l", SHORT);
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.lines()).isEqualTo(LINES);
    }

    @Test
    void exitCodeOfTheSecondJvmIsPassedOn() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter"), "Dear reader, this is not a capture.");
        Outcome outcome = run(letter, "-f", "-");
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err.strip()).startsWith("jsniff: standard input is not a capture file");
    }

    @Test
    void rawShowsMessagesAsOnTheWire() throws Exception {
        assertThat(run("-f", capture.toString(), "-r").out)
                .contains("GET /a HTTP/1.1\r\nHost: test\r\nUser-Agent: test\r\n\r\nHTTP/1.1 200 OK\r\n");
    }

    @Test
    void jsonHasALineForEachExchangeAndConnection() throws Exception {
        Outcome outcome = run("-f", capture.toString(), "--json");
        assertThat(JsonLineSchema.check(outcome.lines()).stream().filter(line -> line.contains("\"class\":")))
                .hasSize(3);
    }

    @Test
    void commandRunsOncePerEntryWithItOnItsInput() throws Exception {
        Outcome outcome = run("-f", capture.toString(), "-l", SHORT, "-e", "sed 's/^/entry: /'");
        assertThat(outcome.lines())
                .isEqualTo(LINES.stream().map(line -> "entry: " + line).toList());
    }

    @Test
    void commandThatReadsNothingDoesNoHarm() throws Exception {
        assertThat(run("-f", capture.toString(), "-e", "echo entry").lines())
                .containsExactly("entry", "entry", "entry");
    }

    @Test
    void configurationIsRead() throws Exception {
        Path file =
                Files.writeString(folder.resolve("conf"), "log-format = " + SHORT + "\nfilecap = " + capture + "\n");
        assertThat(run("-c", file.toString()).lines()).isEqualTo(LINES);
    }

    @Test
    void truncatedFileGivesWhatIsThereAndOneLine() throws Exception {
        byte[] all = Files.readAllBytes(capture);
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(all, all.length - 10));
        Outcome outcome = run("-f", cut.toString(), "-l", SHORT);
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.lines()).hasSize(3);
        assertThat(outcome.err.strip())
                .contains("cut.pcap")
                .contains("truncated")
                .doesNotContain("\n");
    }

    @Test
    void mistakesExitWithTwoAndFailuresWithOne() throws Exception {
        assertThat(run("-f", capture.toString(), "--colour").code).isEqualTo(2);
        assertThat(run("-f", capture.toString(), "-l", "%conection").code).isEqualTo(2);
        assertThat(run("fly").code).isEqualTo(2);
        assertThat(run("-f", capture.toString(), "-p", "prot 80").code).isEqualTo(1);
        assertThat(run("-f", folder.resolve("none").toString()).code).isEqualTo(1);
        assertThat(run("-i", "nosuch0").code).isEqualTo(1);
    }

    @Test
    void helpAndVersionAreSaid() throws Exception {
        assertThat(run("capture", "--help").out).contains("--packet-filter", "%response.header.value(NAME)");
        assertThat(run("-V").out).matches("jsniff \\d+\\.\\d+\\.\\d+\\s+");
    }
}
