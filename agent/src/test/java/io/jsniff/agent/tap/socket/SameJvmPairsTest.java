package io.jsniff.agent.tap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Endpoint;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameJvmPairsTest {
    private static final long SECOND = 1_000_000_000L;

    private final SameJvmPairs pairs = new SameJvmPairs();
    private final Endpoint source = end("127.0.0.1", 40000);
    private final Endpoint dest = end("127.0.0.1", 80);

    private static Endpoint end(String ip, int port) {
        return SocketEndpoints.endpoint(new InetSocketAddress(ip, port));
    }

    @Test
    void firstEndIsFollowedWhicheverItIs() {
        assertThat(pairs.clientOpens(source, dest)).isTrue();
        assertThat(pairs.serverOpens(source, dest)).isFalse();
        assertThat(pairs.serverOpens(source, end("127.0.0.1", 81))).isTrue();
        assertThat(pairs.clientOpens(source, end("127.0.0.1", 81))).isFalse();
    }

    @Test
    void clientThatClosedBeforeItsServerAcceptedIsRemembered() {
        pairs.clientOpens(source, dest);
        pairs.clientClosed(source, dest, 0);
        assertThat(pairs.serverOpens(source, dest)).isFalse();
    }

    @Test
    void clientIsForgottenInTime() {
        pairs.clientOpens(source, dest);
        pairs.clientClosed(source, dest, 0);
        pairs.clientOpens(dest, source);
        pairs.clientClosed(dest, source, 31 * SECOND);
        assertThat(pairs.serverOpens(source, dest)).isTrue();
    }

    @Test
    void matchedPairLeavesNothingBehind() {
        pairs.clientOpens(source, dest);
        pairs.serverOpens(source, dest);
        pairs.clientClosed(source, dest, 0);
        assertThat(pairs.serverOpens(source, dest)).isTrue();
        pairs.serverClosed(source, dest);
        assertThat(pairs.clientOpens(source, dest)).isTrue();
    }

    @Test
    void clientOfAnotherMachineIsNotRemembered() {
        Endpoint remote = end("10.1.2.3", 80);
        pairs.clientOpens(source, remote);
        pairs.clientClosed(source, remote, 0);
        assertThat(pairs.serverOpens(source, remote)).isTrue();
    }

    @Test
    void clientsOfAUnixSocketCount() {
        Endpoint unnamed = Endpoint.unix("");
        Endpoint path = Endpoint.unix("/run/x");
        assertThat(pairs.clientOpens(unnamed, path)).isTrue();
        assertThat(pairs.clientOpens(unnamed, path)).isTrue();
        assertThat(pairs.serverOpens(unnamed, path)).isFalse();
        assertThat(pairs.serverOpens(unnamed, path)).isFalse();
        assertThat(pairs.serverOpens(unnamed, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.2, 127.0.0.1, true",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "::1, ::1, true",
        "2001:db8::1, 2001:db8::2, false"
    })
    void endsMayMeetOnOneMachine(String from, String to, boolean meet) {
        assertThat(SameJvmPairs.mayMeet(end(from, 1), end(to, 2))).isEqualTo(meet);
    }
}
