package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Parrot;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of events: on standard error, without credentials, and nothing else is other than without it. */
class DebugLogIT {
    private static final String FORMAT =
            "format='%connection #%session.requests %request.method %response.code %close.originator'";

    @TempDir
    Path directory;

    @Test
    void debugTellsEachEventOfAConnectionAndChangesNoOtherOutput() throws Exception {
        Outcome silent = run("silent", "");
        Outcome told = run("told", ",debug");

        assertThat(silent.err()).isEmpty();
        assertThat(told.exitCode()).isEqualTo(silent.exitCode());
        assertThat(told.log()).isEqualTo(silent.log()).isNotEmpty();
        assertThat(told.err()).doesNotContain("secret");
        assertThat(told.err().lines().filter(line -> !line.startsWith("WARNING: "))) // of the JVM, about status
                .allMatch(line -> line.contains(" DEBUG jsniff - "));
        assertThat(told.err()
                        .lines()
                        .filter(line -> line.contains(" - #"))
                        .map(line -> line.substring(line.indexOf("#")).replaceAll("127.0.0.1:\\d+", "127.0.0.1:0")))
                .containsExactly(
                        "#1 127.0.0.1:0>127.0.0.1:0 opened (server)",
                        "#1 speaks HTTP/1",
                        "#1 >> head 61 B: POST /a?token=*** HTTP/1.1",
                        "#1 >> body: 2 B by Content-Length",
                        "#1 << head 38 B: 200",
                        "#1 << body: 2 B by Content-Length",
                        "#1 >> malformed: not a request line; its bytes are runs from here on",
                        "#1 >> 40 B without a head",
                        "#1 << 40 B without a head",
                        "#1 closed by client (FIN) after 2 exchanges");
    }

    private Outcome run(String name, String more) throws Exception {
        Path log = directory.resolve(name);
        String options = "side=server,linger=never,summary=off,out='" + log + "'," + FORMAT + more;
        try (RunningJvm jvm = TargetJvm.running(Parrot.class).agent(options).start()) {
            int port = Integer.parseInt(jvm.awaitLine(1));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                exchange(socket, "POST /a?token=secret HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
                exchange(socket, new String(Parrot.RESPONSE, StandardCharsets.US_ASCII));
                if (!more.isEmpty()) {
                    assertThat(status(jvm.pid())).containsPattern("\n  malformed: not a request line: 1\n");
                }
            }
            jvm.waitUntil(() ->
                    Files.exists(log) && !lines(log).isEmpty() && lines(log).size() == 2);
            Outcome outcome = jvm.end();
            return new Outcome(outcome.exitCode(), outcome.out(), outcome.err(), lines(log));
        }
    }

    private static void exchange(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(Parrot.RESPONSE.length)).isEqualTo(Parrot.RESPONSE);
    }

    private static String status(String pid) throws Exception {
        Process status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        TargetJvm.QUICK_COMPILER_ONLY,
                        "-jar",
                        TargetJvm.jar().toString(),
                        "status",
                        pid)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
