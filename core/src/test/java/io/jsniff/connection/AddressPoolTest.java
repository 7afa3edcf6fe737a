package io.jsniff.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressPoolTest {
    private final AddressPool pool = new AddressPool();

    private static Endpoint endpoint(int last, int port) {
        return Endpoint.of(new byte[] {10, 0, 0, (byte) last}, port);
    }

    @Test
    void endpointsOfOneAddressShareIt() {
        Endpoint first = pool.share(endpoint(1, 80));
        Endpoint second = pool.share(endpoint(1, 443));
        assertThat(second).isEqualTo(endpoint(1, 443));
        assertThat(second.address()).isSameAs(first.address());
        assertThat(second.ip()).isSameAs(first.ip());
    }

    @Test
    void everyEndpointStaysWhatItIs() {
        for (int i = 0; i < 1000; i++) {
            Endpoint endpoint = Endpoint.of(new byte[] {10, 0, (byte) (i >> 8), (byte) i}, i);
            assertThat(pool.share(endpoint)).isEqualTo(endpoint).hasToString(endpoint.toString());
        }
    }

    @Test
    void pathIsNotShared() {
        Endpoint path = Endpoint.unix("/run/docker.sock");
        assertThat(pool.share(path)).isSameAs(path);
    }
}
