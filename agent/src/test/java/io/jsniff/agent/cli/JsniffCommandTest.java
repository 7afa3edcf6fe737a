package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsniffCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return JsniffCommand.run(new PrintWriter(out), new PrintWriter(err), "1.2.3", arguments);
    }

    @Test
    void helpListsTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("report", "capture", "-javaagent:jsniff.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "report --version"})
    void versionIsSaidEverywhere(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString().strip()).isEqualTo("jsniff 1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing --help", "report", "report --such x", "--such"})
    void wrongUsageExitsWithTwoAndOneLine(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("jsniff: ").doesNotContain("\n");
    }

    @Test
    void noCommandShowsTheHelp() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Commands:");
    }
}
