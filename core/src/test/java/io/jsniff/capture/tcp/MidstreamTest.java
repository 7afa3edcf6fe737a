package io.jsniff.capture.tcp;

import static io.jsniff.capture.tcp.Wire.C;
import static io.jsniff.capture.tcp.Wire.S;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MidstreamTest {
    private final Wire wire = new Wire(StreamLimits.standard().withMidstream(true));

    @Test
    void requestTellsTheSource() {
        wire.clientPort = 70;
        wire.client("A", C, S, "GET / HTTP/1.1").server("A", S, C + 14, "HTTP/1.1 200");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:70(middle) 1>GET / HTTP/1.1 1<HTTP/1.1 200");
    }

    @Test
    void responseTellsTheDest() {
        wire.clientPort = 70;
        wire.server("A", S, C, "HTTP/1.1 200").client("A", C, S + 12, "more");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:70(middle) 1<HTTP/1.1 200 1>more");
    }

    @Test
    void otherwiseTheHigherPortIsTheSource() {
        wire.server("A", S, C, "220 hello");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:4000(middle) 1<220 hello");
    }

    @Test
    void packetsWithoutDataOpenNothing() {
        wire.client("A", C, S, "").client("FA", C, S, "").server("R", S, 0, "");
        assertThat(wire.finish().events()).isEmpty();
    }

    @Test
    void lateHandshakeIsPartOfTheConnection() {
        wire.client("A", C, S, "GET /")
                .client("S", C - 1, 0, "")
                .server("SA", S - 1, C, "")
                .server("A", S, C + 5, "x");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:4000(middle) 1>GET / 1<x");
    }

    @Test
    void lastAcknowledgmentsAfterTheCloseOpenNothing() {
        wire.handshake().client("FA", C, S, "x").server("FA", S, C + 2, "").events();
        wire.client("A", C + 2, S + 1, "")
                .client("FA", C, S, "x")
                .after(2_000_000_000L)
                .server("FA", S, C + 2, "");
        assertThat(wire.events()).isEmpty();
    }
}
