package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.HalfSent;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open in a JVM with a small heap fills what jsniff may hold of it; the application does not notice. */
class MemoryStatusIT {
    private static final Pattern DROPPED = Pattern.compile("(\\d+) entries dropped");
    private static final Pattern PART = Pattern.compile("(?m)^  (\\w+) (\\d+) of (\\d+) KiB(, refused (\\d+) times)?$");
    private static final int PARTS = 11;

    @TempDir
    Path directory;

    /** Of JSON lines there is one for the opening of each connection and one for its close, too. */
    @ParameterizedTest
    @CsvSource({
        "-Xmx64m, json, 3, 400, heads",
        "-Xmx256m, json, 3, 1600, heads",
        "-Xmx64m, format=%request.line %request.body, 1, 400, bodies",
        "-Xmx256m, format=%request.line %request.body, 1, 1600, bodies"
    })
    void requestsThatAreHalfSentStayWithinTheirShare(
            String heap, String output, int lines, int connections, String part) throws Exception {
        Path log = directory.resolve("log");
        TargetJvm target = TargetJvm.running(HalfSent.class)
                .jvm(heap)
                .agent(output + ",out=" + log)
                .arguments("" + connections, "40000", "40000");
        try (RunningJvm jvm = target.start()) {
            assertThat(jvm.awaitLine(1)).isEqualTo("half");
            try (Jsniff status = Jsniff.start(null, "status", jvm.pid())) {
                assertThat(status.await()).as(status.err()).isZero();
                assertFull(status.out(), part, connections);
            }
            jvm.say("");
            assertThat(jvm.awaitLine(2)).isEqualTo("done");
            TargetJvm.Outcome outcome = jvm.end();
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.err()).doesNotContain("OutOfMemoryError");
            assertThat(Files.readAllLines(log).size() + dropped(outcome.err())).isEqualTo((long) lines * connections);
        }
    }

    /** Each connection may hold a KiB of heads even so: an exchange. */
    private static void assertFull(String status, String full, int connections) {
        List<MatchResult> parts = PART.matcher(status).results().toList();
        assertThat(parts).as(status).hasSize(PARTS);
        for (MatchResult part : parts) {
            String name = part.group(1);
            long limit = Long.parseLong(part.group(3));
            long most = limit + (name.equals("heads") ? connections : 0);
            assertThat(Long.parseLong(part.group(2)))
                    .as(part.group())
                    .isBetween(name.equals(full) ? limit / 2 : 0, most);
            if (name.equals(full)) {
                assertThat(part.group(5)).as(part.group()).isNotNull();
            }
        }
    }

    private static long dropped(String err) {
        Matcher matcher = DROPPED.matcher(err);
        assertThat(matcher.find()).as(err).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
