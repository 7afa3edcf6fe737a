package io.jsniff.agent.siege;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Besieged;
import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault without jsniff and with it: the application does the same, and no request is missing from the sums. */
class FaultsIT {
    private static final String FORMAT =
            "format='%connection.id #%session.requests %connection %request.line %response.code <'";
    private static final String LINE = "\\d+ #\\d+ (unique|start|continue|last) POST /besieged HTTP/1.1 (200|-) <";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void faultIsNotNoticedAndNothingIsMissing(Fault fault) throws Exception {
        Outcome bare;
        try (Siege siege = new Siege(directory.resolve("bare"), false)) {
            bare = run(fault, siege);
        }
        try (Siege siege = new Siege(directory.resolve("tapped"), true)) {
            Outcome tapped = run(fault, siege);
            assertThat(tapped.out()).isEqualTo(bare.out());
            assertThat(tapped.exitCode()).isEqualTo(bare.exitCode());
            assertThat(tapped.err().lines().filter(line -> !line.startsWith("jsniff: ")))
                    .containsExactlyElementsOf(bare.err().lines().toList());
            check(fault.law(), siege, Siege.served(tapped.out()));
        }
    }

    private static Outcome run(Fault fault, Siege siege) throws Exception {
        String options = fault.options(siege);
        TargetJvm jvm = TargetJvm.running(Besieged.class).jvm(Talker.NO_DELAY).jvm("-Xmx64m");
        if (siege.tapped()) {
            String summary = options.contains("summary=") ? "" : ",summary='" + siege.file("summary") + "'";
            jvm.agent(FORMAT + summary + (options.isEmpty() ? "" : "," + options));
        }
        siege.started(fault.prepare(jvm, siege).start());
        fault.strike(siege);
        long begin = System.nanoTime();
        Outcome outcome = siege.end();
        assertThat(System.nanoTime() - begin).as("the end takes its time").isLessThan(TimeUnit.SECONDS.toNanos(20));
        return outcome;
    }

    private static void check(Fault.Law law, Siege siege, int served) throws Exception {
        List<String> log = siege.log();
        switch (law) {
            case WRITTEN -> {
                assertThat(log).allMatch(line -> line.matches(LINE)).hasSize(served);
                assertThat(siege.dropped()).isZero();
            }
            case COUNTED -> {
                List<String> whole =
                        log.stream().filter(line -> line.matches(LINE)).toList();
                assertThat(log.size() - whole.size()).as("half lines").isLessThanOrEqualTo(1);
                assertThat(whole.size() + siege.dropped())
                        .as("%d lines, %d lost", whole.size(), siege.dropped())
                        .isEqualTo(served);
            }
            case ENDED -> assertThat(log).isNotEmpty();
            case WHOLE -> {
                List<String> last = log.subList(Math.max(0, log.size() - 1), log.size());
                assertThat(log).isNotEmpty();
                assertThat(log.subList(0, log.size() - 1)).allMatch(line -> line.matches(LINE));
                assertThat(last).allMatch(line -> line.endsWith("<") || line.matches("\\d.*"));
            }
        }
    }
}
