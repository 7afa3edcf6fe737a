package io.jsniff.agent.siege;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same load in all kinds of JVMs, without jsniff and with it; {@code -Psiege} has all of them. */
class JvmsIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.jsniff.agent.siege.Jvm#asked")
    void eachRequestHasItsLineAndTheTerminalIsSilent(Jvm jvm) throws Exception {
        Outcome bare;
        try (Siege siege = new Siege(directory.resolve("bare"), false)) {
            bare = run(jvm, siege);
        }
        try (Siege siege = new Siege(directory.resolve("tapped"), true)) {
            Outcome tapped = run(jvm, siege);
            assertThat(tapped.err()).isEqualTo(bare.err());
            assertThat(tapped.out()).isEqualTo(bare.out());
            assertThat(tapped.exitCode()).isEqualTo(bare.exitCode());
            siege.assertWritten(Siege.served(tapped.out()));
        }
    }

    private static Outcome run(Jvm jvm, Siege siege) throws Exception {
        TargetJvm target =
                TargetJvm.running(jvm.application()).jvm(Talker.NO_DELAY).jvm(jvm.option());
        jvm.prepare(target, siege);
        if (siege.tapped()) {
            target.agent(siege.options("out='" + siege.file("log") + "'"));
        }
        siege.started(target.start());
        siege.command("send " + jvm.requests());
        siege.command("send " + jvm.requests());
        return siege.end();
    }
}
