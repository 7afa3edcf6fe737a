package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged {@code report}. */
class ReportIT {
    private static final int CONNECTIONS = 50_000;

    @TempDir
    private Path directory;

    @Test
    void hundredsOfThousandsOfExchangesNeedLittleMemory() throws IOException, InterruptedException {
        Path log = GeneratedLog.write(directory.resolve("log.json.gz"), CONNECTIONS);
        Path har = directory.resolve("log.har");
        Path html = directory.resolve("log.html");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Xmx64m",
                "-jar",
                TargetJvm.jar().toString(),
                "report",
                "--har",
                har.toString(),
                "--html",
                html.toString(),
                "--limit",
                "20000",
                log.toString());
        try (Jsniff jsniff = Jsniff.program(null, command)) {
            assertThat(jsniff.await()).as(jsniff.err()).isZero();
            assertThat(jsniff.out())
                    .containsPattern("(?m)^total +150000 +50000 +3\\.0 ")
                    .containsPattern(
                            "(?m)^body-not-read +16666 +16667 +host2:80 +com.acme.Client2.send\\(Client2.java:87\\)$")
                    .contains("read: 250000 lines of 1 log, 0 not understood");
            assertThat(jsniff.err()).as("progress is for terminals").isEmpty();
        }
        assertThat(entries(har)).isEqualTo(CONNECTIONS * GeneratedLog.EXCHANGES);
        assertThat(Files.size(html)).isBetween(500_000L, 5_000_000L);
    }

    /** Counts the entries of an archive by the way. */
    private static int entries(Path har) throws IOException {
        int count = 0;
        try (JsonParser json = new JsonFactory().createParser(har.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("startedDateTime")) {
                    count++;
                }
            }
        }
        return count;
    }

    @Test
    void standardInputIsReadToo() throws IOException, InterruptedException {
        Path log = GeneratedLog.write(directory.resolve("log.json"), 10);
        try (Jsniff jsniff = Jsniff.start(log, "report", "--by", "caller", "-")) {
            assertThat(jsniff.await()).as(jsniff.err()).isZero();
            assertThat(jsniff.out()).containsPattern("(?m)^com.acme.Client1.send\\(Client1.java:87\\) +12 +4 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"--html, <!DOCTYPE html>, </html>", "--har, {\"log\":{\"version\":\"1.2\", ]}}"})
    void dashIsStandardOutputWithTheSummaryAside(String option, String begin, String end) throws Exception {
        Path log = GeneratedLog.write(directory.resolve("log.json"), 10);
        Path here = Path.of("-");
        try (Jsniff jsniff = Jsniff.start(log, "report", option, "-", "-")) {
            assertThat(jsniff.await()).as(jsniff.err()).isZero();
            assertThat(jsniff.out().strip()).startsWith(begin).endsWith(end);
            assertThat(jsniff.err()).startsWith("origin ").contains("read: 50 lines of 1 log, 0 not understood");
        }
        assertThat(here).doesNotExist();
    }
}
