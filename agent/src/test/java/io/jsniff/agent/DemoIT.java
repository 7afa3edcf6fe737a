package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import io.jsniff.demo.Main;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo shows: each fault by name, with the line of code that commits it, and nothing of the kind behind its remedy. */
class DemoIT {
    private static List<String> run(String scenario) throws Exception {
        Outcome outcome = TargetJvm.running(Main.class)
                .classPath(System.getProperty("jsniff.demo"))
                .logging("format='%connection %finding %finding.caller'")
                .arguments("--port", "0", "--requests", "3", scenario)
                .run();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        return outcome.log();
    }

    @ParameterizedTest
    @CsvSource({
        "body-not-read, unique body-not-read, SocketClient.connected",
        "disconnect, unique client-said-close, UrlConnectionClient.post",
        "client-per-request, start client-per-request, JdkHttpClient.post",
        "different-tls-context, start different-tls-context, UrlConnectionClient.post",
        "server-closes, unique server-said-close, UrlConnectionClient.post"
    })
    void faultIsNamedWithTheLineThatCommitsIt(String scenario, String found, String caller) throws Exception {
        String file = caller.substring(0, caller.indexOf('.')) + ".java";
        assertThat(run(scenario))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .matches(found + " io\\.jsniff\\.demo\\." + caller + "\\(" + file + ":\\d+\\)"));
    }

    @ParameterizedTest
    @CsvSource({
        "body-read, start first, continue -, continue -, last client-said-close",
        "no-disconnect, start first, continue -, last client-said-close,",
        "one-client, start first, continue -, continue -,",
        "one-tls-context, start first, continue -, last client-said-close,",
        "raw-socket, start first, continue -, last client-said-close,"
    })
    void remedyKeepsOneConnection(String scenario, String first, String second, String third, String fourth)
            throws Exception {
        assertThat(run(scenario))
                .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                .containsExactlyElementsOf(Stream.of(first, second, third, fourth)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
