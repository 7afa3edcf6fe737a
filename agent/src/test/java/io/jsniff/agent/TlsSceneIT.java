package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import io.jsniff.agent.tls.RecordingServer;
import io.jsniff.agent.tls.Scene;
import io.jsniff.agent.tls.TunnelProxy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tunnels, failures, resumption and virtual threads. */
@DisplayName("TLS in all its ways")
class TlsSceneIT {
    private static List<String> scene(String name, String version, String options) throws Exception {
        try (RecordingServer server = new RecordingServer(version);
                TunnelProxy proxy = name.equals("TLS_INSIDE_TLS")
                        ? TunnelProxy.overTls(server.port())
                        : new TunnelProxy(server.port())) {
            Outcome outcome = TargetJvm.running(Scene.class)
                    .logging(options)
                    .arguments(name, Integer.toString(server.port()), Integer.toString(proxy.port()))
                    .run();
            assertThat(outcome.out()).as(outcome.err()).endsWith("done" + System.lineSeparator());
            return outcome.log();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY_AND_SOCKET, TLSv1.2",
        "PROXY_AND_ENGINE, TLSv1.3",
        "TLS_INSIDE_TLS, TLSv1.2",
        "TLS_INSIDE_TLS, TLSv1.3"
    })
    void exchangesInsideTheTunnelOfAProxyAreSeen(String name, String version) throws Exception {
        assertThat(scene(
                        name,
                        version,
                        "format='%connection #%session.requests %request.method %request.url %response.code'"))
                .extracting(line -> line.replaceAll("localhost:\\d+", "localhost"))
                .containsExactlyInAnyOrder(
                        "unique #1 CONNECT localhost 200",
                        "start #1 GET /1 200",
                        "continue #2 GET /2 200",
                        "last #3 GET /last 200");
    }

    @Test
    void engineBelongsToItsOwnConnectionThoughThatOfTheProxyHasTheSameBytes() throws Exception {
        List<String> lines = scene(
                "PROXY_IN_THE_SAME_JVM",
                "TLSv1.3",
                "format='%source.port %request.method %request.url %response.code'");
        String client = lines.stream()
                .filter(line -> line.contains(" CONNECT "))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        assertThat(lines)
                .filteredOn(line -> line.contains(" GET "))
                .containsExactly(client + " GET /1 200", client + " GET /2 200", client + " GET /last 200");
    }

    @ParameterizedTest
    @CsvSource({"UNTRUSTED_BY_SOCKET, TLSv1.2", "UNTRUSTED_BY_SOCKET, TLSv1.3", "UNTRUSTED_BY_ENGINE, TLSv1.3"})
    void handshakeThatFailsIsAnEntryThatSaysWhy(String name, String version) throws Exception {
        assertThat(scene(name, version, "json"))
                .filteredOn(line -> line.contains("\"class\":"))
                .singleElement()
                .asString()
                .contains("\"class\":\"unique\",\"number\":1,\"protocol\":\"TLS\",")
                .containsPattern("\"failure\":\"[^\"]*unable to find valid certification path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void sessionThatIsResumedSaysSo(String version) throws Exception {
        assertThat(scene("RESUMED", version, "json"))
                .filteredOn(line -> line.contains("\"event\":\"close\""))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"resumed\":false"),
                        second -> assertThat(second).contains("\"resumed\":true"));
    }

    @Test
    void virtualThreadsAreSeenToo() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        List<String> lines =
                scene("VIRTUAL_THREADS", "TLSv1.3", "format='%connection #%session.requests %response.code'");
        assertThat(lines).hasSize(300);
        assertThat(lines).filteredOn("start #1 200"::equals).hasSize(100);
        assertThat(lines).filteredOn("last #3 200"::equals).hasSize(100);
    }
}
