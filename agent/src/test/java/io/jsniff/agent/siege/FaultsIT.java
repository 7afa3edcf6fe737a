package io.jsniff.agent.siege;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault without jsniff and with it: the application does the same, and no request is missing from the sums. {@code -Psiege} has
 * all of them.
 */
class FaultsIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.jsniff.agent.siege.Fault#asked")
    void faultIsNotNoticedAndNothingIsMissing(Fault fault) throws Exception {
        Outcome bare;
        try (Siege siege = new Siege(directory.resolve("bare"), false)) {
            bare = run(fault, siege);
        }
        try (Siege siege = new Siege(directory.resolve("tapped"), true)) {
            Outcome tapped = run(fault, siege);
            assertThat(comparable(tapped.out())).isEqualTo(comparable(bare.out()));
            assertThat(tapped.exitCode()).isEqualTo(bare.exitCode());
            assertThat(tapped.err().lines().filter(line -> !isOfAnAgent(line)))
                    .containsExactlyElementsOf(bare.err().lines().toList());
            check(fault.law(), siege, Siege.served(tapped.out()));
        }
    }

    /** One of jsniff's remarks, or what the JDK says when it has no memory to ask an agent. */
    private static boolean isOfAnAgent(String line) {
        return line.startsWith("jsniff: ") || line.startsWith("*** java.lang.instrument ASSERTION FAILED");
    }

    private static String comparable(String out) {
        return out.replaceAll("full: [1-9]\\d* answered", "full: some answered");
    }

    private static Outcome run(Fault fault, Siege siege) throws Exception {
        String options = fault.options(siege);
        TargetJvm jvm =
                TargetJvm.running(fault.application()).jvm(Talker.NO_DELAY).jvm("-Xmx256m");
        if (siege.tapped()) {
            jvm.agent(siege.options(options));
        }
        siege.started(fault.prepare(jvm, siege).start());
        fault.strike(siege);
        long begin = System.nanoTime();
        Outcome outcome = siege.end();
        assertThat(System.nanoTime() - begin).as("the end takes its time").isLessThan(TimeUnit.SECONDS.toNanos(60));
        return outcome;
    }

    private static void check(Fault.Law law, Siege siege, int served) throws Exception {
        switch (law) {
            case WRITTEN -> siege.assertWritten(served);
            case WRITTEN_LATER -> siege.assertWrittenLater(served);
            case COUNTED -> siege.assertCounted(served);
            case WHOLE -> siege.assertWholeLines();
            case ENDED -> assertThat(siege.log()).isNotEmpty();
        }
    }
}
