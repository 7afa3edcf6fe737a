package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.launch.JsonLineSchema;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.tls.HttpsService;
import io.jsniff.agent.tls.Late;
import io.jsniff.agent.tls.RecordingHttp2Server;
import io.jsniff.agent.tls.RecordingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that have carried exchanges before the agent comes into the JVM of their client, or of their server. */
@DisplayName("Connections older than the agent")
class TlsLateIT {
    private static final String LINE = "%connection #%session.requests %request.url %request.protocol %response.code";

    @TempDir
    Path directory;

    private static RunningJvm client(String client, String base, String... jvmOptions) throws IOException {
        TargetJvm jvm = TargetJvm.running(Late.class).withLibraries().arguments(client, base);
        for (String option : jvmOptions) {
            jvm.jvm(option);
        }
        return jvm.start();
    }

    /** What the client says to each of some lines, if it says the same to all. */
    private static String posts(RunningJvm client, String... lines) throws Exception {
        int before = (int) client.out().lines().count();
        for (int i = 0; i < lines.length; i++) {
            client.say(lines[i]);
            client.awaitLine(before + i + 1);
        }
        List<String> said = client.out().lines().skip(before).distinct().toList();
        assertThat(said).as(client.err()).hasSize(1);
        return said.get(0);
    }

    private Path attach(RunningJvm jvm, String options) throws Exception {
        Path log = directory.resolve("log");
        jvm.attach("summary=off,out='" + log + "'," + options);
        return log;
    }

    /** What is written so far, if anything is. */
    private static List<String> lines(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "URL_CONNECTION, TLSv1.2",
        "URL_CONNECTION, TLSv1.3",
        "HTTP_1_1, TLSv1.2",
        "HTTP_1_1, TLSv1.3",
        "OKHTTP_1, TLSv1.3"
    })
    void clientsAreJoined(String name, String version) throws Exception {
        try (RecordingServer server = new RecordingServer(version);
                RunningJvm client = client(name, "https://localhost:" + server.port())) {
            posts(client, "/before");
            Path log = attach(client, "format='" + LINE + "',port=" + server.port());
            assertThat(posts(client, "/1", "/2", "/last")).isEqualTo("HTTP/1.1 200");
            client.end();
            assertThat(lines(log))
                    .containsExactly(
                            "continue #1 /1 HTTP/1.1 200", "continue #2 /2 HTTP/1.1 200", "last #3 /last HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientOfHttp2IsJoinedAndFieldsOfBeforeAreUnknown(String version) throws Exception {
        try (RecordingHttp2Server server = new RecordingHttp2Server(version, 0);
                RunningJvm client = client("HTTP_2", "https://localhost:" + server.port())) {
            posts(client, "/before x-old");
            Path log = attach(client, "json,port=" + server.port());
            assertThat(posts(client, "/1 x-old x-new", "/2 x-old x-new", "/3 x-old x-new"))
                    .isEqualTo("HTTP/2 200");
            client.end();
            List<String> exchanges = JsonLineSchema.check(lines(log)).stream()
                    .filter(line -> line.contains("\"class\":"))
                    .toList();
            assertThat(exchanges).hasSize(3);
            for (int i = 1; i <= 3; i++) {
                assertThat(exchanges.get(i - 1))
                        .contains("\"number\":" + i + ",", "\"line\":\"POST /" + i + " HTTP/2\"")
                        .containsPattern("\"line\":\"HTTP/2 200\"[^{]*\"headers\":\\{([^}]*,)?\"\\?\":\"\\?\"")
                        .containsPattern("\"line\":\"HTTP/2 200\"[^{]*\"headers\":\\{([^}]*,)?\"x-new\":\"x-new\"");
            }
            assertThat(server.truth()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOMCAT", "JETTY", "UNDERTOW", "NETTY", "NETTY_OPENSSL"})
    void serversAreJoined(String name) throws Exception {
        try (RunningJvm server = server(name);
                RunningJvm client = client("OKHTTP_1", "https://localhost:" + server.awaitLine(1))) {
            posts(client, "/before");
            Path log = attach(server, "format='" + LINE + "'");
            assertThat(posts(client, "/1", "/2", "/last")).isEqualTo("HTTP/1.1 200");
            server.waitUntil(() -> lines(log).size() == 3);
            assertThat(lines(log))
                    .containsExactly(
                            "continue #1 /1 HTTP/1.1 200", "continue #2 /2 HTTP/1.1 200", "last #3 /last HTTP/1.1 200");
        }
    }

    private static RunningJvm server(String name) throws IOException {
        return TargetJvm.running(HttpsService.class)
                .withLibraries()
                .arguments(name)
                .start();
    }

    @ParameterizedTest
    @CsvSource({
        "TOMCAT, TLSv1.3",
        "JETTY, TLSv1.2",
        "JETTY, TLSv1.3",
        "UNDERTOW, TLSv1.2",
        "NETTY, TLSv1.3",
        "NETTY_OPENSSL, TLSv1.3"
    })
    void serversOfHttp2AreJoinedAndFieldsOfBeforeAreUnknown(String name, String version) throws Exception {
        try (RunningJvm server = server(name);
                RunningJvm client = client(
                        "OKHTTP_2",
                        "https://localhost:" + server.awaitLine(1),
                        "-Djdk.tls.client.protocols=" + version)) {
            posts(client, "/before x-old");
            Path log = attach(server, "format='" + LINE + " %request.header.x-old %request.header.x-new'");
            assertThat(posts(client, "/1 x-old x-new", "/2 x-old x-new", "/3 x-old x-new"))
                    .isEqualTo("HTTP/2 200");
            client.end();
            server.waitUntil(() -> lines(log).size() == 3);
            assertThat(lines(log))
                    .containsExactly(
                            "continue #1 /1 HTTP/2 200 - x-new",
                            "continue #2 /2 HTTP/2 200 - x-new",
                            "last #3 /3 HTTP/2 200 - x-new");
        }
    }
}
