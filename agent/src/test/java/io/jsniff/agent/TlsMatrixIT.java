package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import io.jsniff.agent.tls.ClientMatrix;
import io.jsniff.agent.tls.Http2Matrix;
import io.jsniff.agent.tls.Providers;
import io.jsniff.agent.tls.RecordingHttp2Server;
import io.jsniff.agent.tls.RecordingServer;
import io.jsniff.agent.tls.ServerMatrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every client against a server that writes down the truth in another JVM, and every server. */
@DisplayName("TLS of the usual clients and servers")
class TlsMatrixIT {
    private static final int CLIENTS = 9;
    private static final List<String> SERVERS = List.of("TOMCAT", "JETTY", "UNDERTOW", "NETTY", "NETTY_OPENSSL");

    /** Of the posts to each server in each version of HTTP. */
    private static final List<String> CLASSES = List.of("start #1", "continue #2", "last #3", "unique #1");

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everyExchangeOfEveryClientIsTheOneThatTheServerSaw(String version) throws Exception {
        try (RecordingServer server = new RecordingServer(version)) {
            String format = "format='%connection #%session.requests %source.port \"%request.line\"'";
            Outcome outcome = TargetJvm.running(ClientMatrix.class)
                    .withLibraries()
                    .logging("side=client," + format)
                    .arguments(Integer.toString(server.port()))
                    .run();
            assertThat(outcome.out()).as(outcome.err()).isEqualTo("done" + System.lineSeparator());
            assertThat(server.truth()).hasSize(4 * CLIENTS);
            assertThat(outcome.log()).containsExactlyInAnyOrderElementsOf(server.truth());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everyStreamOfEveryClientOfHttp2IsTheOneThatTheServerSaw(String version) throws Exception {
        try (RecordingHttp2Server server = new RecordingHttp2Server(version, 0)) {
            Outcome outcome = TargetJvm.running(Http2Matrix.class)
                    .withLibraries()
                    .logging("side=client,port=" + server.port()
                            + ",format='%connection #%session.requests %source.port %request.url'")
                    .arguments(Integer.toString(server.port()), Integer.toString(server.switchPort()))
                    .run();
            assertThat(outcome.out()).as(outcome.err()).isEqualTo("done" + System.lineSeparator());
            assertThat(server.truth()).hasSize(Http2Matrix.REQUESTS * Http2Matrix.clients());
            assertThat(outcome.log()).containsExactlyInAnyOrderElementsOf(server.truth());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everyExchangeOfEveryServerIsTheOneThatTheClientMade(String version) throws Exception {
        Outcome outcome = TargetJvm.running(ServerMatrix.class)
                .withLibraries()
                .logging(
                        "side=server,format='%connection #%session.requests %request.url %request.protocol %response.code'")
                .arguments(version)
                .run();
        List<String> truth = outcome.out().lines().toList();
        assertThat(truth).as(outcome.err()).hasSize(SERVERS.size() * 2 * CLASSES.size());
        // Undertow alone never takes h2 over TLS 1.3 on some JDKs, with or without an agent.
        assertThat(truth)
                .filteredOn(line -> line.contains(" HTTP/2 "))
                .hasSizeGreaterThanOrEqualTo((SERVERS.size() - 1) * CLASSES.size());
        for (String server : SERVERS) {
            List<String> seen = outcome.log().stream()
                    .filter(line -> line.contains("/" + server + "/"))
                    .toList();
            assertThat(seen).containsExactlyElementsOf(classified(truth, server));
        }
    }

    private static List<String> classified(List<String> truth, String server) {
        List<String> lines = new ArrayList<>();
        for (String line : truth) {
            if (line.startsWith("/" + server + "/")) {
                lines.add(CLASSES.get(lines.size() % CLASSES.size()) + " " + line);
            }
        }
        return lines;
    }

    @ParameterizedTest
    @CsvSource({"CONSCRYPT, client", "CONSCRYPT, server", "BOUNCY_CASTLE, client", "BOUNCY_CASTLE, server"})
    void socketsAndEnginesOfOtherProvidersAreSeenInto(String provider, String side) throws Exception {
        assumeTrue(
                provider.equals("BOUNCY_CASTLE")
                        || System.getProperty("os.arch").equals("amd64"),
                "Conscrypt brings no library for this machine");
        Outcome outcome = TargetJvm.running(Providers.class)
                .withLibraries()
                .logging("side=" + side + ",format='%connection #%session.requests %request.url %response.code'")
                .arguments(provider)
                .run();
        assertThat(outcome.out()).as(outcome.err()).isEqualTo("done" + System.lineSeparator());
        assertThat(outcome.log())
                .startsWith("start #1 /1 200", "continue #2 /2 200", "last #3 /last 200")
                .hasSize(4)
                .last()
                .asString()
                .matches("(unique|start) #1 /last 200"); // the server may still be closing when the JVM ends
    }
}
