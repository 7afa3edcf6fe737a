package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Parrot;
import io.jsniff.agent.launch.DissectorSaboteurJar;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer that has found what jsniff cannot stand does it a thousand times: a connection beside it is shown to its last exchange. */
class HostilePeerIT {
    private static final int TIMES = 1000;
    private static final int SEVERAL = 20;

    @TempDir
    Path directory;

    @Test
    void responseThatComesBackAsARequestIsARunOfBytes() throws Exception {
        Outcome outcome = besiege(TargetJvm.running(Parrot.class), Parrot.RESPONSE);
        assertThat(outcome.err()).contains(" 0 failed dissections", " " + TIMES + " malformed connections");
    }

    @Test
    void errorOfOursEndsItsConnectionAlone() throws Exception {
        TargetJvm jvm = TargetJvm.running(Parrot.class).jvm("-javaagent:" + DissectorSaboteurJar.pack(directory));
        Outcome outcome = besiege(jvm, ascii("GET /! HTTP/1.1\r\n\r\n"));
        assertThat(outcome.err()).contains(" " + TIMES + " failed dissections");
        assertThat(outcome.err().lines().filter(line -> line.startsWith("jsniff: ")))
                .singleElement()
                .asString()
                .contains(
                        "an error of its own",
                        "java.lang.StackOverflowError at ",
                        "io.jsniff.http.h1.RequestLine.parse");
    }

    private Outcome besiege(TargetJvm jvm, byte[] shell) throws Exception {
        Path log = directory.resolve("log");
        try (RunningJvm running = jvm.agent(
                        "side=server,summary=on,out='" + log + "',format='%connection %request.url %response.code'")
                .start()) {
            int port = Integer.parseInt(running.awaitLine(1));
            try (Socket healthy = connect(port)) {
                for (int i = 0; i < TIMES; i++) {
                    try (Socket hostile = connect(port)) {
                        exchange(hostile, ascii("GET /harmless HTTP/1.1\r\n\r\n"));
                        exchange(hostile, shell);
                        exchange(hostile, shell);
                    }
                    if (i % SEVERAL == 0) {
                        exchange(healthy, ascii("GET /healthy/" + i / SEVERAL + " HTTP/1.1\r\n\r\n"));
                    }
                }
                Outcome outcome = running.end();
                assertThat(outcome.exitCode()).isZero();
                assertThat(outcome.err()).doesNotContain("switched off").contains(" 0 suppressed errors");
                assertThat(healthyLines(log)).isEqualTo(expected());
                return outcome;
            }
        }
    }

    private static List<String> healthyLines(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("/healthy/"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private static List<String> expected() {
        return IntStream.range(0, TIMES / SEVERAL)
                .mapToObj(i -> "/healthy/" + i + " 200")
                .toList();
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void exchange(Socket socket, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        assertThat(socket.getInputStream().readNBytes(Parrot.RESPONSE.length)).isEqualTo(Parrot.RESPONSE);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
