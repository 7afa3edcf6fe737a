package io.jsniff.agent.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.tap.caller.CallerOptions;
import io.jsniff.agent.tap.caller.Callers;
import io.jsniff.agent.tap.caller.StackDepth;
import io.jsniff.agent.tap.feed.MonotonicClock;
import io.jsniff.agent.tap.feed.ScratchArrays;
import io.jsniff.agent.tap.tls.TlsCorrelator;
import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Side;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TappedConnectionTest {
    private final Transcript transcript = new Transcript();
    private final MonotonicClock clock = new MonotonicClock();
    private final TapContext share = new TapContext(
            new ConnectionRegistry(transcript),
            clock,
            new ScratchArrays(),
            new TlsCorrelator(clock),
            new Callers(CallerOptions.of(StackDepth.OFF)));
    private final TappedConnection client = connection(Side.CLIENT);

    private TappedConnection connection(Side side) {
        Endpoint source = Endpoint.of(new byte[] {10, 0, 0, 1}, 40000);
        Endpoint dest = Endpoint.of(new byte[] {10, 0, 0, 2}, 80);
        return new TappedConnection(new Connection(0, side, source, dest, null, clock.now(), clock.now()), share);
    }

    private static void write(TappedConnection on, String text) {
        byte[] bytes = Ascii.bytes("__" + text + "__");
        on.writing();
        on.wrote(bytes, 2, text.length());
    }

    private static void read(TappedConnection on, String text) {
        on.read(Ascii.bytes("_" + text), 1, text.length());
    }

    private void expect(String... lines) {
        assertThat(transcript.lines).containsExactly(lines);
    }

    @Test
    void clientWritesFlowToDest() {
        client.announce();
        write(client, "ping");
        read(client, "pong");
        expect("opened CLIENT", "> ping", "< pong");
    }

    @Test
    void serverWritesFlowToSource() {
        TappedConnection server = connection(Side.SERVER);
        read(server, "ping");
        write(server, "pong");
        expect("opened SERVER", "> ping", "< pong");
    }

    @Test
    void answerThatOvertakesItsRequestWaitsForIt() {
        client.writing();
        read(client, "po");
        read(client, "ng");
        client.endOfStream();
        client.wrote(Ascii.bytes("ping"), 0, 4);
        expect("opened CLIENT", "> ping", "< pong", "closing SERVER", "ended TO_SOURCE");
    }

    @Test
    void answerThatOvertakesByMoreThanTheStashHoldsGoesFirst() {
        client.writing();
        String much = "x".repeat(40_000);
        read(client, much);
        read(client, much);
        read(client, "y");
        client.wrote(Ascii.bytes("ping"), 0, 4);
        read(client, "z");
        assertThat(transcript.lines.get(1)).isEqualTo("< " + much + much + "y");
        assertThat(transcript.lines.subList(2, 4)).containsExactly("> ping", "< z");
    }

    @Test
    void nextWriteMakesAnswersWaitAgain() {
        answerThatOvertakesByMoreThanTheStashHoldsGoesFirst();
        client.writing();
        read(client, "late");
        client.wrote(Ascii.bytes("early"), 0, 5);
        assertThat(transcript.lines.subList(4, 6)).containsExactly("> early", "< late");
    }

    @Test
    void answerWaitsForTheLastOfSeveralWrites() {
        client.writing();
        client.writing();
        read(client, "pong");
        client.wrote(Ascii.bytes("pi"), 0, 2);
        client.wrote(Ascii.bytes("ng"), 0, 2);
        expect("opened CLIENT", "> ping", "< pong");
    }

    @Test
    void closeWaitsForTheWriteThatWasAnswered() {
        client.writing();
        read(client, "pong");
        client.closing();
        assertThat(client.closed()).isFalse();
        client.wrote(Ascii.bytes("ping"), 0, 4);
        assertThat(client.isSilent()).isTrue();
        expect("opened CLIENT", "> ping", "< pong", "closing CLIENT", "closed CLIENT");
    }

    @Test
    void closeThatWaitsComesBehindThePeersEnd() {
        client.writing();
        client.endOfStream();
        client.closing();
        client.closed();
        client.writeFailed(new AsynchronousCloseException());
        expect("opened CLIENT", "closing SERVER", "ended TO_SOURCE", "closing CLIENT", "closed CLIENT");
    }

    @Test
    void closeDoesNotWaitForAWriteThatNobodyAnswered() {
        client.writing();
        client.closing();
        assertThat(client.closed()).isTrue();
        client.writeFailed(new AsynchronousCloseException());
        expect("opened CLIENT", "closing CLIENT", "closed CLIENT");
    }

    @Test
    void closeDoesNotWaitForEver() {
        client.writing();
        read(client, "pong");
        client.closing();
        client.closed();
        client.tick(clock.now() + 10);
        assertThat(client.isBehind()).isTrue();
        client.tick(clock.now() + TimeUnit.SECONDS.toNanos(2));
        client.wrote(Ascii.bytes("ping"), 0, 4);
        expect("opened CLIENT", "tick", "< pong", "closing CLIENT", "closed CLIENT");
    }

    @Test
    void answerThatWaitsIsHandedOverWhenTheAgentStops() {
        client.writing();
        assertThat(client.isBehind()).isFalse();
        read(client, "pong");
        assertThat(client.isBehind()).isTrue();
        client.abandoned(clock.now());
        expect("opened CLIENT", "< pong", "abandoned");
    }

    @Test
    void bodiesAreSkippedAsFarAsTheyDoNotMatter() {
        client.announce();
        transcript.skippable = 6;
        write(client, "abcd");
        write(client, "efgh");
        expect("opened CLIENT", "> (4)(2)gh");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buffersAreReadFromWhereTheyStood(boolean direct) {
        ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(64) : ByteBuffer.allocate(64);
        buffer.put(Ascii.bytes("__ping"));
        client.writing();
        client.wrote(buffer, 4);
        buffer.put(Ascii.bytes("pong"));
        client.read(buffer.slice(4, 10).position(6).slice(0, 6).position(6), 4);
        expect("opened CLIENT", "> ping", "< pong");
        assertThat(buffer.position()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 5000, 100_000})
    void directBuffersLargerThanTheScratchAreWhole(int size) {
        String text = "0123456789".repeat(size / 10 + 1);
        ByteBuffer buffer = ByteBuffer.allocateDirect(text.length());
        buffer.put(Ascii.bytes(text));
        client.read(buffer, text.length());
        expect("opened CLIENT", "< " + text);
    }

    @Test
    void directBufferThatOvertakesWaits() {
        String text = "0123456789".repeat(1000);
        ByteBuffer buffer = ByteBuffer.allocateDirect(text.length());
        buffer.put(Ascii.bytes(text));
        client.writing();
        client.read(buffer, text.length());
        client.wrote(Ascii.bytes("ping"), 0, 4);
        expect("opened CLIENT", "> ping", "< " + text);
    }

    @Test
    void readOnlyBuffersAreReadToo() {
        ByteBuffer buffer = ByteBuffer.wrap(Ascii.bytes("ping")).asReadOnlyBuffer();
        client.writing();
        buffer.position(4);
        client.wrote(buffer, 4);
        expect("opened CLIENT", "> ping");
    }

    @Test
    void gatheringWriteTakesEachBufferFromWhereItStood() {
        ByteBuffer[] buffers = {
            ByteBuffer.wrap(Ascii.bytes("no")),
            ByteBuffer.wrap(Ascii.bytes("_ab")).position(1),
            ByteBuffer.allocateDirect(0),
            ByteBuffer.wrap(Ascii.bytes("cd_e"))
        };
        client.writing(buffers, 1, 3);
        buffers[1].position(3);
        buffers[3].position(2);
        client.wrote(buffers, 1, 4);
        client.writing(buffers, 1, 3);
        buffers[3].position(4);
        client.wrote(buffers, 1, 2);
        expect("opened CLIENT", "> abcd_e");
    }

    @Test
    void scatteringReadTakesEachBufferFromWhereItStood() {
        ByteBuffer[] buffers = {ByteBuffer.allocate(4).put((byte) '_'), ByteBuffer.allocateDirect(4)};
        client.reading(buffers, 0, 2);
        buffers[0].put(Ascii.bytes("abc"));
        buffers[1].put(Ascii.bytes("de"));
        client.read(buffers, 0, 5);
        expect("opened CLIENT", "< abcde");
    }

    @Test
    void gathersThatOverlapAreGaps() {
        ByteBuffer[] buffers = {ByteBuffer.wrap(Ascii.bytes("abcd"))};
        client.writing(buffers, 0, 1);
        client.writing(buffers, 0, 1);
        buffers[0].position(4);
        client.wrote(buffers, 0, 2);
        client.wrote(buffers, 0, 2);
        client.writing(buffers, 0, 1);
        client.wrote(buffers, 0, 0);
        expect("opened CLIENT", "> [gap 2][gap 2]");
    }

    @Test
    void gatherThatBeganBeforeTheAgentIsAGap() {
        ByteBuffer[] buffers = {ByteBuffer.wrap(Ascii.bytes("abcd")).position(4)};
        client.wrote(buffers, 0, 4);
        expect("opened CLIENT", "> [gap 4]");
    }

    @Test
    void transferredBytesAreSkippedOrAGap() {
        client.announce();
        transcript.skippable = 10;
        client.transferred(30);
        expect("opened CLIENT", "> (10)[gap 20]");
    }

    @Test
    void answerAfterShutdownOutputStillCounts() {
        write(client, "ping");
        client.shuttingOutput();
        client.shuttingOutput();
        read(client, "pong");
        client.endOfStream();
        client.endOfStream();
        client.closing();
        client.closed();
        expect(
                "opened CLIENT",
                "> ping",
                "closing CLIENT",
                "ended TO_DEST",
                "< pong",
                "closing SERVER",
                "ended TO_SOURCE",
                "closed SERVER");
    }

    @Test
    void endAfterShutdownInputIsNotThePeers() {
        client.announce();
        client.shuttingInput();
        client.endOfStream();
        expect("opened CLIENT");
    }

    @Test
    void resetEndsTheConnection() {
        client.announce();
        client.readFailed(new SocketException("Connection reset"));
        client.closing();
        client.closed();
        expect("opened CLIENT", "closing SERVER reset", "ended TO_SOURCE", "closed SERVER reset");
    }

    @Test
    void brokenPipeIsAReset() {
        client.writing();
        client.writeFailed(new IOException("Broken pipe"));
        expect("opened CLIENT", "closing SERVER reset", "ended TO_SOURCE", "closed SERVER reset");
    }

    @Test
    void timeoutsAndClosedChannelsAreNoReset() {
        client.announce();
        client.readFailed(new SocketTimeoutException());
        client.readFailed(new AsynchronousCloseException());
        client.readFailed(new IndexOutOfBoundsException());
        read(client, "pong");
        expect("opened CLIENT", "< pong");
    }

    @Test
    void whoClosesFirstIsSaidFirst() {
        client.announce();
        client.closing();
        client.readFailed(new SocketException("Socket closed"));
        client.closed();
        client.closed();
        assertThat(transcript.lines)
                .startsWith("opened CLIENT", "closing CLIENT")
                .doesNotHaveDuplicates();
        assertThat(transcript.lines.stream().filter(line -> line.startsWith("closed")))
                .hasSize(1);
    }

    @Test
    void connectionWithoutBytesIsAnnouncedWhenItCloses() {
        client.closing();
        client.closed();
        expect("opened CLIENT", "closing CLIENT", "closed CLIENT");
    }

    @Test
    void nothingIsReportedAfterItWasAbandoned() {
        write(client, "ping");
        client.tick(1);
        client.abandoned(2);
        client.tick(3);
        read(client, "pong");
        client.closing();
        client.closed();
        expect("opened CLIENT", "> ping", "tick", "abandoned");
    }

    @Test
    void serversEndIsSilentIfTheClientsIsFollowed() {
        TappedConnection server = connection(Side.SERVER);
        client.announce();
        write(client, "ping");
        read(server, "ping");
        write(server, "pong");
        server.closing();
        server.closed();
        read(client, "pong");
        assertThat(transcript.connections).hasSize(1);
        expect("opened CLIENT", "> ping", "< pong");
    }

    @Test
    void eachConnectionHasItsNumber() {
        client.announce();
        client.closed();
        connection(Side.CLIENT).announce();
        assertThat(transcript.connections.stream().map(c -> c.id()).toList()).isEqualTo(List.of(1L, 2L));
    }
}
