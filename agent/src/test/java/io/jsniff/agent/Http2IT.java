package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import io.jsniff.agent.tls.Http2Client;
import io.jsniff.agent.tls.Http2Server;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's client asks for many things at a time; a server in another JVM writes down the truth. */
@DisplayName("HTTP/2 of the JDK's client")
class Http2IT {
    private static final int AT_A_TIME = 50;
    private static final int ALL = AT_A_TIME + 2;

    private static List<String> log(Http2Server server, boolean secure, String options) throws Exception {
        Outcome outcome = TargetJvm.running(Http2Client.class)
                .logging(options)
                .arguments(server.url(secure), Integer.toString(AT_A_TIME))
                .run();
        assertThat(outcome.out()).as(outcome.err()).isEqualTo(10 * ALL + 100_000 + " bytes" + System.lineSeparator());
        assertThat(outcome.exitCode()).isZero();
        return outcome.log();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyStreamIsAnExchangeThatTheServerSaw(boolean secure) throws Exception {
        try (Http2Server server = new Http2Server()) {
            List<String> lines = log(
                    server,
                    secure,
                    "format='%source.port %request.url %session.requests %connection %response.code %response.protocol'");
            assertThat(server.truth()).hasSize(ALL);
            assertThat(lines)
                    .extracting(Http2IT::portAndPath)
                    .containsExactlyInAnyOrderElementsOf(
                            server.truth().stream().map(Http2IT::portAndPath).toList());
            assertThat(lines)
                    .extracting(line -> Integer.parseInt(line.split(" ")[2]))
                    .doesNotHaveDuplicates();
            assertThat(lines).anyMatch(line -> line.matches("\\d+ /first 1 start 200 HTTP/2"));
            assertThat(lines).anyMatch(line -> line.matches("\\d+ /last " + ALL + " (continue|last) 200 HTTP/2"));
            assertThat(lines)
                    .filteredOn(line -> line.matches("\\d+ /\\d+ \\d+ continue 200 HTTP/2"))
                    .hasSize(AT_A_TIME);
        }
    }

    private static String portAndPath(String line) {
        String[] words = line.split(" ");
        return words[0] + " " + words[1];
    }

    @Test
    void aRequestThatUpgradesIsOneExchange() throws Exception {
        try (Http2Server server = new Http2Server()) {
            assertThat(log(server, false, "json"))
                    .filteredOn(line -> line.contains("\"number\":1,"))
                    .singleElement()
                    .asString()
                    .contains(
                            "\"protocol\":\"HTTP/2\",\"stream\":1,",
                            "\"line\":\"GET /first HTTP/1.1\"",
                            "\"upgrade\":\"h2c\"",
                            "\"line\":\"HTTP/2 200\"",
                            "\"interim\":[101]");
        }
    }

    @Test
    void headersAndContentAreSeenInsideTlsAndSecretsAreNot() throws Exception {
        try (Http2Server server = new Http2Server()) {
            List<String> lines = log(server, true, "json");
            assertThat(String.join("\n", lines)).doesNotContain("a secret");
            assertThat(lines)
                    .filteredOn(line -> line.contains("\"number\":" + ALL + ","))
                    .singleElement()
                    .asString()
                    .contains(
                            "\"protocol\":\"HTTP/2\"",
                            "\"line\":\"POST /last HTTP/2\"",
                            "\"host\":\""
                                    + server.url(true)
                                            .replaceAll("https://|/", "")
                                            .toLowerCase(Locale.ROOT),
                            "\"authorization\":\"***\"",
                            "\"content-length\":\"100000\"",
                            "\"bodySize\":100000,",
                            "\"bodySize\":100010,",
                            "\"alpn\":\"h2\"");
        }
    }
}
