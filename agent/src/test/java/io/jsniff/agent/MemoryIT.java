package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.BigHeads;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No matter what becomes of the output, the application keeps its memory, and nothing is lost without being counted. */
class MemoryIT {
    private static final int CONNECTIONS = 4;
    private static final int LARGE = 8 << 10;
    private static final Pattern DROPPED = Pattern.compile("(\\d+) entries dropped");

    @TempDir
    Path directory;

    /** What waits is that which an entry holds, of which the body is the least: heads of 8 KiB. */
    @ParameterizedTest
    @CsvSource({"-Xmx64m, 12000", "-Xmx256m, 48000"})
    void diskThatIsFullCostsTheApplicationNoMemory(String heap, int requests) throws Exception {
        TargetJvm jvm = TargetJvm.running(BigHeads.class)
                .jvm(heap)
                .agent("json,out=/dev/full")
                .arguments("" + requests, "" + CONNECTIONS, "1", "" + LARGE);
        Outcome outcome = jvm.run();
        assertThat(outcome.out()).isEqualTo("done, errors: 0" + System.lineSeparator());
        assertThat(outcome.err()).doesNotContain("OutOfMemoryError");
        assertThat(dropped(outcome.err())).as("exchanges, opens and closes").isEqualTo(requests + 2 * CONNECTIONS);
    }

    /** Nothing is read from the pipe until all requests are made. */
    @ParameterizedTest
    @CsvSource({"-Xmx64m, 12000", "-Xmx256m, 48000"})
    void pipeThatNobodyReadsCostsTheApplicationNoMemory(String heap, int requests) throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        TargetJvm target = TargetJvm.running(BigHeads.class)
                .within(List.of("sh", "-c", "exec \"$@\" 2>" + pipe, "sh"))
                .jvm(heap)
                .agent("")
                .arguments("" + requests, "" + CONNECTIONS, "" + LARGE, "1");
        try (RunningJvm jvm = target.start();
                InputStream in = Files.newInputStream(pipe)) {
            assertThat(jvm.awaitLine(1)).isEqualTo("done, errors: 0");
            jvm.closeInput();
            String err = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(jvm.end().exitCode()).isZero();
            assertThat(err).doesNotContain("OutOfMemoryError");
            long lines = err.lines().filter(line -> line.contains("\"GET /")).count();
            assertThat(lines).isPositive();
            assertThat(lines + dropped(err)).isEqualTo(requests);
        }
    }

    private static long dropped(String err) {
        Matcher matcher = DROPPED.matcher(err);
        assertThat(matcher.find()).as(err).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
