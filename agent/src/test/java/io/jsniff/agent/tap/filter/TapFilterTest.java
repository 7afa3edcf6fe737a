package io.jsniff.agent.tap.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsniff.agent.tap.filter.TapFilter.PortRange;
import io.jsniff.agent.tap.socket.SocketEndpoints;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Side;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapFilterTest {
    private static Endpoint end(String ip, int port) {
        return SocketEndpoints.endpoint(new InetSocketAddress(ip, port));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "api.example.com, api.example.com, 10.0.0.1, true",
                "API.example.com, api.EXAMPLE.com, 10.0.0.1, true",
                "api.example.com, www.example.com, 10.0.0.1, false",
                "api.example.com, -, 10.0.0.1, false",
                "*.internal, a.b.internal, 10.0.0.1, true",
                "*.internal, internal, 10.0.0.1, false",
                "a*b*c, axxbyybzzc, 10.0.0.1, true",
                "a*b*c, axxbyybzz, 10.0.0.1, false",
                "*, -, 10.0.0.1, true",
                "10.0.*, -, 10.0.7.1, true",
                "10.0.0.1, localhost, 10.0.0.1, true",
                "10.0.0.1, localhost, 10.0.0.2, false",
                "10.0.0.0/8, -, 10.200.0.2, true",
                "10.0.0.0/8, -, 11.0.0.2, false",
                "192.168.4.0/22, -, 192.168.7.255, true",
                "192.168.4.0/22, -, 192.168.8.0, false",
                "0.0.0.0/0, -, 1.2.3.4, true",
                "0.0.0.0/0, -, ::1, false",
                "::1, -, ::1, true",
                "2001:db8::/32, -, 2001:db8:1::5, true",
                "2001:db8::/32, -, 2001:db9::5, false",
                "beef, beef, 10.0.0.1, true"
            })
    void hostIsANameOrAnAddress(String pattern, String name, String ip, boolean accepted) {
        TapFilter filter = new TapFilter(List.of(), List.of(HostPattern.parse(pattern)), null);
        assertThat(filter.accepts(Side.CLIENT, end(ip, 80), name)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "host/8", "/8", "1.2.3.4.5", "999.1.1.1", "::1/129"})
    void patternThatMeansNothingIsAnError(String pattern) {
        assertThatThrownBy(() -> HostPattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"79, false", "80, true", "81, false", "7999, false", "8000, true", "8100, true", "8101, false"})
    void anyOfThePortsWillDo(int port, boolean accepted) {
        TapFilter filter = new TapFilter(List.of(new PortRange(80, 80), new PortRange(8000, 8100)), List.of(), null);
        assertThat(filter.accepts(Side.SERVER, end("10.0.0.1", port), null)).isEqualTo(accepted);
    }

    @Test
    void sideIsWhichEndThisIs() {
        TapFilter filter = new TapFilter(List.of(), List.of(), Side.SERVER);
        assertThat(filter.accepts(Side.SERVER, end("10.0.0.1", 1), null)).isTrue();
        assertThat(filter.accepts(Side.CLIENT, end("10.0.0.1", 1), null)).isFalse();
    }
}
