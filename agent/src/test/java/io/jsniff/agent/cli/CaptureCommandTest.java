package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.output.format.Keywords;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CaptureCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new CaptureCommand(toOut, toErr, "1.2.3").run(arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void helpListsEveryOptionAndKeyword() {
        assertThat(run("--help")).isZero();
        String help = out.toString(StandardCharsets.UTF_8);
        for (CaptureOption option : CaptureOption.values()) {
            assertThat(help).contains("--" + option.longName());
        }
        for (Keywords.Help keyword : Keywords.help()) {
            assertThat(help).contains("  " + keyword.usage() + " ");
        }
    }

    @Test
    void versionIsSaid() {
        assertThat(run("-V")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("jsniff 1.2.3");
    }

    @Test
    void wrongUsageExitsWithTwoAndOneLine() {
        assertThat(run("-f", "a", "-z")).isEqualTo(2);
        assertThat(errors().strip()).startsWith("jsniff: unknown option -z").doesNotContain("\n");
    }

    @Test
    void unknownKeywordIsWrongUsage() {
        assertThat(run("-f", "a", "-l", "%conection")).isEqualTo(2);
        assertThat(errors()).contains("conection");
    }

    @Test
    void missingFileExitsWithOneAndOneLine() {
        assertThat(run("-f", "/none/such.pcap")).isEqualTo(1);
        assertThat(errors().strip()).startsWith("jsniff: ").doesNotContain("\n");
    }
}
