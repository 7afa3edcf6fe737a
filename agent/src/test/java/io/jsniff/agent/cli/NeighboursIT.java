package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents of others that are in the same JVM, before ours or behind it. */
class NeighboursIT {
    private static String neighbour(String name, String options) {
        return "-javaagent:" + TargetJvm.jar().resolveSibling("neighbours").resolve(name + ".jar") + options;
    }

    private static String watch(RunningJvm jvm) throws Exception {
        try (Jsniff jsniff = Jsniff.start(
                null, "attach", jvm.pid(), "linger=50ms", "format=%connection %request.line %response.code")) {
            assertThat(jsniff.waitUntil(() -> jsniff.err().contains("Ctrl-C detaches")))
                    .isTrue();
            jvm.say("send");
            assertThat(jsniff.waitUntil(() -> jsniff.out().contains("/sent"))).isTrue();
            assertThat(jsniff.interrupt()).isZero();
            assertThat(jsniff.err()).contains(" 0 suppressed errors").doesNotContain("not tapped");
            return jsniff.out().strip();
        }
    }

    @Test
    void jacocoGoesOnRecordingAroundAnAttach(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("jacoco.exec");
        try (RunningJvm jvm = TargetJvm.running(Talker.class)
                .jvm(neighbour("org.jacoco.agent", "=destfile=" + data))
                .start()) {
            jvm.awaitLine(1);
            assertThat(watch(jvm)).isEqualTo("continue GET /sent HTTP/1.1 200");
            jvm.say("send");
            assertThat(jvm.awaitLine(3)).isEqualTo("sent");
            assertThat(jvm.end().exitCode()).isZero();
        }
        assertThat(Files.size(data)).isPositive();
    }

    /** It comes after ours, which leaves and comes again, and so before it, too. */
    @Test
    void opentelemetryGoesOnTracingInEitherOrder() throws Exception {
        try (RunningJvm jvm = TargetJvm.running(Talker.class)
                .agent("out=/dev/null,summary=off")
                .jvm(neighbour("opentelemetry-javaagent", ""))
                .jvm("-Dotel.traces.exporter=logging")
                .jvm("-Dotel.metrics.exporter=none")
                .jvm("-Dotel.logs.exporter=none")
                .start()) {
            jvm.awaitLine(1);
            try (Jsniff detach = Jsniff.start(null, "detach", jvm.pid())) {
                assertThat(detach.await()).isZero();
            }
            assertThat(watch(jvm)).isEqualTo("continue GET /sent HTTP/1.1 200");
            jvm.say("load");
            assertThat(jvm.waitUntil(() -> jvm.err().contains("GET")))
                    .as("spans")
                    .isTrue();
            jvm.say("count");
            assertThat(jvm.awaitLine(4)).endsWith(" 0 failed");
        }
    }
}
