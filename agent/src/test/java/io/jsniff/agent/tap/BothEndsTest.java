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
import java.net.SocketException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection with both its ends in this JVM: its client's end is followed, its server's tells who closed first. */
class BothEndsTest {
    private final Transcript transcript = new Transcript();
    private final MonotonicClock clock = new MonotonicClock();
    private final TapContext share = new TapContext(
            new ConnectionRegistry(transcript),
            clock,
            new ScratchArrays(),
            new TlsCorrelator(clock),
            new Callers(CallerOptions.of(StackDepth.OFF)));
    private final TappedConnection client = end(Side.CLIENT);
    private final TappedConnection server = end(Side.SERVER);

    private TappedConnection end(Side side) {
        Endpoint source = Endpoint.of(new byte[] {127, 0, 0, 1}, 40000);
        Endpoint dest = Endpoint.of(new byte[] {127, 0, 0, 1}, 80);
        return new TappedConnection(new Connection(0, side, source, dest, null, clock.now(), clock.now()), share);
    }

    @BeforeEach
    void exchange() {
        client.announce();
        client.writing();
        client.wrote(Ascii.bytes("ping"), 0, 4);
        server.read(Ascii.bytes("ping"), 0, 4);
    }

    private void expectCloseBy(String side) {
        assertThat(transcript.lines).contains("closing " + side);
    }

    @Test
    void serverThatClosesBeforeItHearsTheClientsEndWasFirst() {
        server.closing();
        client.closing();
        expectCloseBy("SERVER");
    }

    @Test
    void serverThatFollowsAClientThatNobodyClosedWasNot() {
        server.endOfStream();
        server.closing();
        client.lost();
        expectCloseBy("CLIENT");
    }

    @Test
    void norWasOneThatFollowsAReset() {
        server.readFailed(new SocketException("Connection reset"));
        server.closing();
        client.lost();
        expectCloseBy("CLIENT");
    }

    @Test
    void clientThatIsGarbageAfterItsServerClosedWasNot() {
        server.closing();
        client.lost();
        expectCloseBy("SERVER");
    }
}
