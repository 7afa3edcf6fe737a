package io.jsniff.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void runsEveryScenarioInOrderAndEnds() throws Exception {
        assertThat(run("--port", "0", "--requests", "2")).isZero();
        assertThat(headings()).containsExactlyElementsOf(names());
        assertThat(out.toString(UTF_8)).endsWith("collector: 15 connections, 21 requests\n");
        assertThat(err.size()).isZero();
    }

    @Test
    void runsTheScenariosThatAreNamed() throws Exception {
        assertThat(run("--port", "0", "one-client", "body-read")).isZero();
        assertThat(headings()).containsExactly("one-client", "body-read");
    }

    @Test
    void listsWithoutRunning() throws Exception {
        assertThat(run("--list")).isZero();
        assertThat(headings()).containsExactlyElementsOf(names());
        assertThat(out.toString(UTF_8)).doesNotContain("collector:");
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--port", "--requests", "--side", "--list", "SCENARIO");
    }

    @Test
    void serverAloneEndsWithItsInput() throws Exception {
        assertThat(run("--port", "0", "--side", "server")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("listening on port")
                .endsWith("collector: 0 connections, 0 requests\n");
    }

    @Test
    void clientAloneUsesTheCollectorThatRuns() throws Exception {
        try (Collector collector = Collector.start(0)) {
            assertThat(run("--side", "client", "--port", "" + collector.port(), "--requests", "4", "body-read"))
                    .isZero();
            assertThat(collector.requests()).isEqualTo(5);
        }
    }

    @Test
    void busyPortIsSaidInOneLine() throws Exception {
        try (Collector collector = Collector.start(0)) {
            assertThat(run("--port", "" + collector.port())).isEqualTo(1);
            assertThat(err.toString(UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("demo-app: cannot listen on port " + collector.port() + ": ")
                    .endsWith("choose another with --port N");
        }
    }

    @Test
    void missingCollectorIsSaidInOneLine() throws Exception {
        assertThat(run("--side", "client", "--port", "" + freePort(), "body-read"))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().endsWith("--side server");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port           | --port needs a value",
                "--port 70000     | --port needs a number from 0 to 65535, not 70000",
                "--requests none  | --requests needs a number from 1 to 1000000, not none",
                "--side left      | --side is client, server or both, not left",
                "body-lost        | no option or scenario body-lost"
            })
    void wrongUsageIsNamed(String arguments, String message) throws Exception {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().startsWith("demo-app: " + message);
    }

    private int run(String... arguments) throws InterruptedException {
        var main = new Main(
                InputStream.nullInputStream(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return main.run(List.of(arguments));
    }

    private static List<String> names() {
        return Scenario.ALL.stream().map(Scenario::name).toList();
    }

    private List<String> headings() {
        return out.toString(UTF_8)
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("collector:"))
                .map(line -> line.replaceAll(":.*", ""))
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
