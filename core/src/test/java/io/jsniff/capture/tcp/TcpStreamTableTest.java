package io.jsniff.capture.tcp;

import static io.jsniff.capture.tcp.Wire.C;
import static io.jsniff.capture.tcp.Wire.S;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TcpStreamTableTest {
    private static final String OPENED = "1:10.0.0.1:4000/2";
    private final Wire wire = new Wire();

    @Test
    void exchangeAndOrderlyCloseAreReportedInOrder() {
        wire.handshake().client("A", C, S, "ask").server("A", S, C + 3, "answer");
        wire.client("FA", C + 3, S + 6, "").server("FA", S + 6, C + 4, "").client("A", C + 4, S + 7, "");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>ask 1<answer 1>. 1 closing(CLIENT) 1<. 1 closed(CLIENT)");
        assertThat(wire.finish().events()).isEmpty();
    }

    @Test
    void dataWithFinIsDeliveredBeforeTheEnd() {
        wire.handshake().client("FA", C, S, "ask").server("FA", S, C + 4, "answer");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>ask 1>. 1 closing(CLIENT) 1<answer 1<. 1 closed(CLIENT)");
    }

    @Test
    void openConnectionIsAbandonedAtTheEnd() {
        wire.handshake().client("A", C, S, "ask");
        assertThat(wire.finish().events()).isEqualTo(OPENED + " 1>ask 1 abandoned");
    }

    @Test
    void halfClosedConnectionIsClosedAtTheEnd() {
        wire.handshake().server("FA", S, C, "");
        assertThat(wire.finish().events()).isEqualTo(OPENED + " 1<. 1 closing(SERVER) 1 closed(SERVER)");
    }

    @Test
    void resetClosesAtOnce() {
        wire.handshake().client("A", C, S, "ask").server("RA", S, C + 3, "").client("A", C + 3, S, "more");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>ask 1<. 1 closing(SERVER,reset) 1 closed(SERVER,reset)");
    }

    @Test
    void resetOutsideTheWindowIsIgnored() {
        wire.handshake()
                .server("R", S - 100, 0, "")
                .server("R", S + (2 << 20), 0, "")
                .client("A", C, S, "ask");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>ask");
        assertThat(wire.table().counts().outOfWindow()).isEqualTo(2);
    }

    @Test
    void resetAfterFinKeepsTheFirstCloser() {
        wire.handshake().server("FA", S, C, "").client("RA", C, S + 1, "");
        assertThat(wire.events()).isEqualTo(OPENED + " 1<. 1 closing(SERVER) 1>. 1 closed(SERVER)");
    }

    @Test
    void refusedConnectionIsNone() {
        wire.client("S", C - 1, 0, "").server("RA", 0, C, "");
        wire.client("S", C - 1, 0, "");
        assertThat(wire.finish().events()).isEmpty();
    }

    @Test
    void earlySegmentsWaitForTheirPlace() {
        wire.handshake().client("A", C + 3, S, "def").client("A", C + 6, S, "ghi");
        assertThat(wire.events()).isEqualTo(OPENED);
        wire.client("A", C, S, "abc");
        assertThat(wire.events()).isEqualTo("1>abc 1>def 1>ghi");
    }

    @Test
    void retransmittedAndOverlappingBytesAreDeliveredOnce() {
        wire.handshake().client("A", C, S, "abc").client("A", C, S, "abc").client("A", C + 1, S, "bcde");
        wire.client("A", C + 8, S, "ij").client("A", C + 7, S, "hijk").client("A", C + 7, S, "h");
        wire.client("A", C + 4, S, "efgh");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>abc 1>de 1>fgh 1>ijk");
    }

    @Test
    void sequenceNumbersWrap() {
        int c = -2;
        wire.client("S", c - 1, 0, "").server("SA", S - 1, c, "").client("A", c, S, "abcd");
        wire.client("A", 5, S, "hij").client("A", 2, S, "efg");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>abcd 1>efg 1>hij");
    }

    @Test
    void keepAliveProbesAndZeroWindowsSayNothing() {
        wire.handshake().client("A", C, S, "abc").client("A", C + 2, S, "").client("A", C + 2, S, "c");
        wire.server("A", S, C + 3, "").client("A", C + 3, S, "d");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>abc 1>d");
    }

    @Test
    void simultaneousCloseEndsOnce() {
        wire.handshake().client("FA", C, S, "").server("FA", S, C, "").client("A", C + 1, S + 1, "");
        wire.server("A", S + 1, C + 1, "");
        assertThat(wire.finish().events()).isEqualTo(OPENED + " 1>. 1 closing(CLIENT) 1<. 1 closed(CLIENT)");
    }

    @Test
    void finWaitsForTheBytesBeforeIt() {
        wire.handshake().client("FA", C + 3, S, "def");
        assertThat(wire.events()).isEqualTo(OPENED);
        wire.client("A", C, S, "abc");
        assertThat(wire.events()).isEqualTo("1>abc 1>def 1>. 1 closing(CLIENT)");
    }

    @Test
    void portsUsedAgainMakeANewConnection() {
        wire.handshake().client("FA", C, S, "").server("FA", S, C + 1, "");
        wire.client("S", C + 98, 0, "").server("SA", S + 98, C + 99, "").client("A", C + 99, S + 99, "x");
        assertThat(wire.finish().events()).endsWith("1 closed(CLIENT) 2:10.0.0.1:4000/2 2>x 2 abandoned");
    }

    @Test
    void portsUsedAgainWithoutACloseAbandonTheOldConnection() {
        wire.handshake().client("S", C + 98, 0, "");
        assertThat(wire.events()).isEqualTo(OPENED + " 1 abandoned");
    }

    @Test
    void repeatedHandshakeIsOneConnection() {
        wire.client("S", C - 1, 0, "")
                .client("S", C - 1, 0, "")
                .server("SA", S - 1, C, "")
                .server("SA", S - 1, C, "");
        wire.client("A", C, S, "").client("S", C - 1, 0, "").client("A", C, S, "x");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:4000/4 1>x");
    }

    @Test
    void handshakeInDisorderIsOneConnection() {
        wire.server("SA", S - 1, C, "")
                .client("S", C - 1, 0, "")
                .client("A", C, S, "")
                .client("A", C, S, "x");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:4000/2 1>x");
    }

    @Test
    void missingSynIsDoneWithout() {
        wire.server("SA", S - 1, C, "")
                .client("A", C, S, "")
                .client("A", C, S, "x")
                .server("A", S, C + 1, "y");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:4000 1>x 1<y");
    }

    @Test
    void missingSynAckIsDoneWithout() {
        wire.client("S", C - 1, 0, "")
                .client("A", C, S, "")
                .client("A", C, S, "x")
                .server("A", S, C + 1, "y");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:4000/1 1>x 1<y");
    }

    @Test
    void oneDirectionAloneIsDelivered() {
        wire.client("S", C - 1, 0, "")
                .client("A", C, S, "")
                .client("A", C, S, "x")
                .client("FA", C + 1, S + 500, "y");
        assertThat(wire.events()).isEqualTo("1:10.0.0.1:4000/1 1>x 1>y 1>. 1 closing(CLIENT)");
    }

    @Test
    void dataOnSynIsDelivered() {
        wire.client("S", C - 1, 0, "ask").server("SA", S - 1, C + 3, "").server("A", S, C + 3, "answer");
        wire.client("A", C + 3, S + 6, "");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>ask 1<answer");
    }

    @Test
    void dataOnSynThatIsRefusedAndSentAgainIsDeliveredOnce() {
        wire.client("S", C - 1, 0, "ask").server("SA", S - 1, C, "").client("A", C, S, "ask");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>ask");
    }

    @Test
    void unknownStreamsAreIgnored() {
        wire.client("A", C, S, "GET /").server("A", S, C + 5, "HTTP/1.1").client("FA", C + 5, S + 8, "");
        assertThat(wire.finish().events()).isEmpty();
        assertThat(wire.table().counts().strayed()).isEqualTo(2);
    }

    @Test
    void answerWaitsForItsQuestion() {
        wire.handshake().server("A", S, C + 3, "answer");
        assertThat(wire.events()).isEqualTo(OPENED);
        wire.client("A", C, S, "ask");
        assertThat(wire.events()).isEqualTo("1>ask 1<answer");
    }

    @Test
    void lostQuestionIsAGapBeforeTheAnswer() {
        wire.handshake().server("A", S, C + 3, "answer").after(300_000_000).server("A", S + 6, C + 3, "more");
        assertThat(wire.events()).isEqualTo(OPENED + " 1>?3 1<answer 1<more");
        assertThat(wire.table().counts().gapBytes()).isEqualTo(3);
    }

    @Test
    void lostFinIsInferredFromItsAcknowledgment() {
        wire.handshake().server("FA", S, C + 1, "");
        assertThat(wire.finish().events()).isEqualTo(OPENED + " 1>. 1 closing(CLIENT) 1<. 1 closed(CLIENT)");
    }

    @Test
    void acknowledgedHoleIsGivenUpSoon() {
        wire.handshake().server("A", S + 4, C, "tail").client("A", C, S + 8, "");
        assertThat(wire.events()).isEqualTo(OPENED);
        wire.after(300_000_000).client("A", C, S + 8, "");
        assertThat(wire.events()).isEqualTo("1<?4 1<tail");
    }

    @Test
    void acknowledgedHoleIsGivenUpAfterSomeSegments() {
        wire.handshake().server("A", S + 4, C, "0");
        for (int i = 1; i < 70; i++) {
            wire.client("A", C, S + 4 + i, "").server("A", S + 4 + i, C, "" + i % 10);
        }
        assertThat(wire.events()).startsWith(OPENED + " 1<?4 1<0 1<1");
    }

    @Test
    void unacknowledgedHoleIsWaitedFor() {
        wire.handshake().server("A", S + 4, C, "tail").after(3_000_000_000L).client("A", C, S, "");
        wire.server("A", S, C, "head");
        assertThat(wire.events()).isEqualTo(OPENED + " 1<head 1<tail");
    }

    @Test
    void unacknowledgedHoleIsGivenUpInTheEnd() {
        wire.handshake().server("A", S + 4, C, "tail").after(11_000_000_000L).client("A", C, S, "");
        assertThat(wire.events()).isEqualTo(OPENED + " 1<?4 1<tail");
    }

    @Test
    void holesAreGivenUpAtTheEnd() {
        wire.handshake().server("A", S + 4, C, "b").server("A", S + 8, C, "c");
        assertThat(wire.finish().events()).isEqualTo(OPENED + " 1<?4 1<b 1<?3 1<c 1 abandoned");
    }

    @Test
    void fullQueueGivesTheHoleUp() {
        Wire small = new Wire(StreamLimits.standard().withQueued(1000, 5000));
        small.handshake();
        for (int i = 0; i < 10; i++) {
            small.server("A", S + 100 + 100 * i, C, "x".repeat(100));
        }
        assertThat(small.events()).startsWith(OPENED + " 1<?100 1<xxx");
    }

    @Test
    void numbersFarAheadAreNotBelieved() {
        wire.handshake().client("A", C + (64 << 20), S, "x").client("A", C, S + (64 << 20), "abc");
        assertThat(wire.finish().events()).isEqualTo(OPENED + " 1>abc 1 abandoned");
    }

    @Test
    void cutSegmentIsAGap() {
        wire.handshake().serverCut(S, C, "abcdef", 2).server("A", S + 6, C, "g");
        assertThat(wire.events()).isEqualTo(OPENED + " 1<ab 1<?4 1<g");
        assertThat(wire.table().counts().cutBytes()).isEqualTo(4);
    }

    @Test
    void cutBytesThatDoNotMatterAreSkipped() {
        wire.skippable(4).handshake().serverCut(S, C, "abcdef", 2);
        assertThat(wire.events()).isEqualTo(OPENED + " 1<ab 1<+4");
    }

    @Test
    void idleConnectionTimesOut() {
        wire.handshake().after(TimeUnit.HOURS.toNanos(2));
        wire.clientPort = 4001;
        wire.client("S", 1, 0, "");
        assertThat(wire.events()).isEqualTo(OPENED + " 1 closed(TIMEDOUT)");
        assertThat(wire.table().counts().timedOut()).isEqualTo(1);
    }

    @Test
    void longestIdleConnectionMakesRoom() {
        Wire small = new Wire(StreamLimits.standard().withStreams(2));
        for (int port = 1; port <= 3; port++) {
            small.clientPort = port;
            small.handshake();
        }
        assertThat(small.events()).isEqualTo("1:10.0.0.1:1/2 2:10.0.0.1:2/2 1 closed(TRUNCATED) 3:10.0.0.1:3/2");
        assertThat(small.table().counts().truncated()).isEqualTo(1);
    }

    @Test
    void manyConnectionsAtOnceAreKeptApart() {
        for (int port = 1; port < 60000; port++) {
            wire.clientPort = port;
            wire.handshake();
        }
        assertThat(wire.table().counts().open()).isEqualTo(59999);
        for (int port = 1; port < 60000; port++) {
            wire.clientPort = port;
            wire.client("A", C, S, "x").client("FA", C + 1, S, "").server("FA", S, C + 2, "");
        }
        assertThat(wire.table().counts().open()).isZero();
        assertThat(wire.table().counts().connections()).isEqualTo(59999);
        assertThat(wire.table().counts().outOfWindow()).isZero();
    }

    @Test
    void ticksReachOpenConnectionsOnceASecond() {
        Wire ticking = new Wire(StreamLimits.standard().withTicks(true));
        ticking.handshake().after(1_500_000_000).client("A", C, S, "x").client("A", C + 1, S, "y");
        assertThat(ticking.events()).isEqualTo(OPENED + " 1 tick 1>x 1>y");
    }
}
