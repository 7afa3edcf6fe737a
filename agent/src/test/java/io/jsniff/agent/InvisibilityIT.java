package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Curious;
import io.jsniff.agent.app.Exchanges;
import io.jsniff.agent.app.Nothing;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application, and who looks at its terminal, does not notice. */
class InvisibilityIT {
    @Test
    void applicationThatOpensNoConnectionGetsASummaryAndNoWordMore() throws Exception {
        Outcome outcome = TargetJvm.running(Nothing.class).agent("").run();
        assertThat(outcome.out().strip()).isEqualTo("out");
        assertThat(outcome.err().lines())
                .startsWith("err")
                .hasSizeLessThanOrEqualTo(3)
                .last()
                .asString()
                .startsWith("lost or not understood: 0 entries dropped");
    }

    @Test
    void terminalIsSilentIfTheOutputGoesElsewhere() throws Exception {
        Outcome outcome = TargetJvm.running(Nothing.class).logging("").run();
        assertThat(outcome.out().strip()).isEqualTo("out");
        assertThat(outcome.err().strip()).isEqualTo("err");
        assertThat(outcome.log()).isEmpty();
    }

    @Test
    void applicationSeesNoLibraryOfTheAgentAndNoTraceInItsProperties() throws Exception {
        Outcome outcome = TargetJvm.running(Curious.class).logging("").run();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().strip()).isEqualTo("context AppClassLoader");
    }

    @Test
    void nothingLoadsBeforeMainWhatAnApplicationConfigures(@TempDir Path directory) throws Exception {
        Path classes = directory.resolve("classes");
        TargetJvm.running(Nothing.class)
                .jvm("-Xlog:class+load:file=" + classes)
                .logging("")
                .run();
        List<String> loaded = Files.readAllLines(classes);
        int main = indexOf(loaded, Nothing.class.getName() + " ");
        assertThat(main).isPositive();
        assertThat(loaded.subList(0, main))
                .noneMatch(line -> line.contains(" java.util.logging.")
                        || line.contains(" javax.management.")
                        || line.contains("com.sun.jna")
                        || line.contains(" io.jsniff.shaded.bytebuddy")
                        || line.contains(" io.jsniff.shaded.jackson"));
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void wovenClassesPassTheVerifier() throws Exception {
        Outcome outcome = TargetJvm.running(Exchanges.class)
                .jvm("-XX:+UnlockDiagnosticVMOptions")
                .jvm("-XX:+BytecodeVerificationLocal")
                .logging("")
                .arguments("GATHERING_SELECTOR", "/", "10")
                .run();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.log()).hasSize(3);
    }

    @Test
    void secondAgentInOneJvmDoesNothingButSaySo() throws Exception {
        Outcome outcome = TargetJvm.running(Exchanges.class)
                .logging("")
                .agent("out=/dev/null")
                .arguments("SOCKET", "/", "10")
                .run();
        assertThat(outcome.out().strip()).isEqualTo("30 bytes");
        assertThat(outcome.err().strip())
                .startsWith("jsniff: is in this JVM already, since ")
                .contains("by -javaagent, with options out=")
                .endsWith("; its second start does nothing")
                .doesNotContain("\n");
        assertThat(outcome.log()).hasSize(3);
    }

    @Test
    void debugShowsWhatTheAgentDoes() throws Exception {
        Outcome outcome = TargetJvm.running(Curious.class).logging("debug").run();
        assertThat(outcome.out().strip()).isEqualTo("context AppClassLoader");
        assertThat(outcome.err())
                .contains("DEBUG jsniff - started with", "NioSocketImpl: will be tapped when it is loaded");
    }
}
