package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same traffic as the agent sees it inside the client, as we see it on the wire, and as tcpdump does. On a busy machine a
 * capture loses packets, so no other test runs meanwhile.
 */
@Tag("alone")
class LiveCaptureIT {
    private static final String FORMAT = "%source.port %session.requests %connection %request.line %response.code";
    /** Those that close their connections while the JVM runs: what its exit closes is only seen on the wire. */
    private static final String[] SCENARIOS = {"body-not-read", "body-read", "disconnect", "server-closes", "raw-socket"
    };

    private static final String END = "the demo has ended";

    @TempDir
    private Path folder;

    private int port;

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void agentWireAndTcpdumpGiveTheSameTable() throws Exception {
        Path dump = folder.resolve("dump.pcap");
        Path log = folder.resolve("agent.log");
        try (Jsniff wire = Jsniff.start(null, "-i", "lo", "-p", "tcp port " + port, "-l", FORMAT);
                Jsniff tcpdump = tcpdump(dump)) {
            ready(wire, "capturing on");
            ready(tcpdump, "listening on");
            runDemo(log);
            awaitEndIn(dump, tcpdump);
            assertThat(tcpdump.interrupt()).isZero();
            assertThat(wire.interrupt()).isZero();
            assertThat(wire.err()).contains(" 0 dropped by the kernel").contains("0 entries dropped by jsniff");
            List<String> agent = sorted(Files.readString(log));
            assertThat(agent).hasSizeGreaterThan(20);
            assertThat(sorted(wire.out())).as("on the wire").isEqualTo(agent);
            assertThat(sorted(reread(dump))).as("by tcpdump").isEqualTo(agent);
        }
    }

    @Test
    void linesAppearAtOnceAndPendingOnesAtTheEnd() throws Exception {
        try (Jsniff wire = Jsniff.start(null, "-i", "lo", "-p", "tcp port " + port, "-l", FORMAT)) {
            ready(wire, "capturing on");
            runDemo(folder.resolve("agent.log"));
            assertThat(wire.waitUntil(() -> wire.out().lines().count() > 20)).isTrue();
            assertThat(wire.interrupt()).isZero();
            assertThat(wire.err()).contains("packets received");
        }
    }

    /**
     * When tcpdump is interrupted, it leaves what it has not taken from the kernel. So a datagram, which is no part of any
     * table, follows the demo's packets: when it is in the dump, they are.
     */
    private void awaitEndIn(Path dump, Jsniff tcpdump) throws Exception {
        byte[] end = END.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(end, end.length, InetAddress.getLoopbackAddress(), port));
        }
        assertThat(tcpdump.waitUntil(() -> text(dump).contains(END)))
                .as("tcpdump has seen the end")
                .isTrue();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Jsniff tcpdump(Path dump) throws IOException {
        List<String> command = List.of(
                "tcpdump",
                "-i",
                "lo",
                "-U",
                "--immediate-mode",
                "-s", // in immediate mode the buffer has slots of this size: with the default there are eight, and
                // losses
                "8192",
                "-B",
                "32768",
                "-Z",
                "root",
                "-w",
                dump.toString(),
                "port " + port);
        try {
            return Jsniff.program(null, command);
        } catch (IOException e) {
            return abort("tcpdump is not installed");
        }
    }

    private static void ready(Jsniff process, String words) throws InterruptedException {
        if (!process.waitUntil(() -> process.err().contains(words))) {
            abort("capturing is not permitted here: " + process.err());
        }
    }

    private void runDemo(Path log) throws Exception {
        String agent = "-javaagent:" + TargetJvm.jar() + "=port=" + port + ",out='" + log
                + "',summary=off,linger=never,format='" + FORMAT + "'";
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                agent,
                                "-jar",
                                System.getProperty("jsniff.demo"),
                                "--port",
                                String.valueOf(port)),
                        Stream.of(SCENARIOS))
                .toList();
        try (Jsniff demo = Jsniff.program(null, command)) {
            assertThat(demo.await()).as(demo.err()).isZero();
        }
    }

    private static String reread(Path dump) throws Exception {
        try (Jsniff file = Jsniff.start(null, "-f", dump.toString(), "-l", FORMAT)) {
            assertThat(file.await()).as(file.err()).isZero();
            return file.out();
        }
    }

    private static List<String> sorted(String lines) {
        return lines.lines().sorted().toList();
    }
}
