package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Exchanges;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three exchanges on one connection, by each API that the JDK has for it. */
@DisplayName("clients and servers of the JDK")
class ClientsIT {
    private static final String FORMAT =
            "format='%connection #%session.requests %request.line %response.code %close.originator'";

    private static Outcome run(String client, String options, int size) throws Exception {
        assumeTrue(
                !client.equals("VIRTUAL_THREAD") || Runtime.version().feature() >= 21,
                "this JDK has no virtual threads");
        Outcome outcome = TargetJvm.running(Exchanges.class)
                .logging(options)
                .arguments(client, "/path", Integer.toString(size))
                .run();
        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out()).isEqualTo(3 * size + " bytes" + System.lineSeparator());
        assertThat(outcome.err()).isEmpty();
        return outcome;
    }

    @ParameterizedTest
    @CsvSource({
        "SOCKET, 300",
        "SOCKET, 300000",
        "SOCKET_WITH_TIMEOUT, 300",
        "ADAPTOR, 300",
        "ADAPTOR, 300000",
        "CHANNEL, 300",
        "CHANNEL, 300000",
        "GATHERING_CHANNEL, 300",
        "GATHERING_CHANNEL, 300000",
        "SELECTOR, 300",
        "SELECTOR, 300000",
        "GATHERING_SELECTOR, 300",
        "GATHERING_SELECTOR, 300000",
        "VIRTUAL_THREAD, 300",
        "VIRTUAL_THREAD, 300000"
    })
    void connectionThatTheClientClosesIsSeenFromBeginToEnd(String client, int size) throws Exception {
        assertThat(run(client, FORMAT, size).log())
                .containsExactly(
                        "start #1 POST /path HTTP/1.1 200 -",
                        "continue #2 POST /path HTTP/1.1 200 -",
                        "last #3 POST /path HTTP/1.1 200 client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"URL_CONNECTION", "HTTP_CLIENT"})
    void connectionThatAPoolKeepsIsSeenAndReused(String client) throws Exception {
        assertThat(run(client, FORMAT, 300).log())
                .hasSize(3)
                .startsWith("start #1 POST /path HTTP/1.1 200 -", "continue #2 POST /path HTTP/1.1 200 -")
                .last()
                .asString()
                .contains("#3 POST /path HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOCKET", "SELECTOR", "URL_CONNECTION", "HTTP_CLIENT"})
    void serverSeesTheSameExchangesIfOnlyItIsAskedFor(String client) throws Exception {
        assertThat(run(client, "side=server," + FORMAT, 300).log())
                .hasSize(3)
                .startsWith("start #1 POST /path HTTP/1.1 200 -", "continue #2 POST /path HTTP/1.1 200 -");
    }

    @ParameterizedTest
    @CsvSource({
        "side=client, 3",
        "host=localhost, 3",
        "host=127.0.0.0/8, 3",
        "host=*.example.com, 0",
        "host=10.0.0.0/8, 0",
        "host=10.0.0.0/8;host=local*, 3",
        "port=1, 0",
        "port=1;port=1024-65535, 3"
    })
    void filterDecidesWhatIsSeen(String options, int lines) throws Exception {
        assertThat(run("SOCKET", options.replace(';', ','), 300).log()).hasSize(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOCKET", "GATHERING_SELECTOR", "HTTP_CLIENT", "URL_CONNECTION"})
    void bodiesAreWhole(String client) throws Exception {
        String format = "format='%connection %response.size %request.body %response.body'";
        String body = "x".repeat(20_000);
        assertThat(run(client, format + ",body-limit=1M", 20_000).log())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).endsWith(" " + body + " " + body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOCKET", "HTTP_CLIENT"})
    void connectTimeIsThatOfTheConnect(String client) throws Exception {
        assertThat(run(client, "format='%connection.time %response.time'", 300)
                        .log()
                        .get(0))
                .matches("\\d+\\.\\d{6} \\d+\\.\\d{6}")
                .doesNotContain("0.000000");
    }
}
