package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import io.jsniff.agent.tls.Late;
import io.jsniff.agent.tls.RecordingHttp2Server;
import io.jsniff.agent.tls.RecordingServer;
import io.jsniff.agent.tls.Scene;
import io.jsniff.agent.tls.TunnelProxy;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2, tunnels, failures, resumption, virtual threads, and connections that are older than the agent. */
@DisplayName("TLS in all its ways")
class TlsSceneIT {
    /** One below those that clients get: of a connection picked up in the middle, the lower is taken for the server's. */
    private static int lowPort() throws IOException {
        for (int tries = 0; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_768);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException e) {
                if (tries == 100) {
                    throw e;
                }
            }
        }
    }

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

    @ParameterizedTest
    @CsvSource({"URL_CONNECTION, TLSv1.2", "URL_CONNECTION, TLSv1.3", "HTTP_1_1, TLSv1.3"})
    void connectionOlderThanTheAgentIsJoined(String client, String version) throws Exception {
        try (RecordingServer server = new RecordingServer(version, lowPort())) {
            assertThat(late(client, server.port()))
                    .containsExactly("continue #1 /1 200", "continue #2 /2 200", "last #3 /last 200");
        }
    }

    @Test
    void connectionOverHttp2OlderThanTheAgentIsJoined() throws Exception {
        try (RecordingHttp2Server server = new RecordingHttp2Server("TLSv1.3", lowPort())) {
            assertThat(late("HTTP_2", server.port())).hasSize(3).allMatch(line -> line.matches("\\w+ #[123] \\S+ 200"));
        }
    }

    private static List<String> late(String client, int port) throws Exception {
        Path log = Files.createTempFile("jsniff", ".log");
        String options = "summary=off,port=" + port + ",out='" + log
                + "',format='%connection #%session.requests %request.url %response.code'";
        Outcome outcome = TargetJvm.running(Late.class)
                .jvm("-Djdk.attach.allowAttachSelf=true")
                .arguments(client, Integer.toString(port), TargetJvm.jar().toString(), options)
                .run();
        assertThat(outcome.out()).as(outcome.err()).isEqualTo("done" + System.lineSeparator());
        List<String> lines = Files.readAllLines(log);
        Files.delete(log);
        return lines;
    }
}
