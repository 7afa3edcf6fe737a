package io.jsniff.agent.tap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningPortsTest {
    /** 50051 and 8080 listen, 40000 to 8080 is a connection. */
    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000:C383 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1
               1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 2
               2: 0100007F:9C40 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 3
               3: nonsense
            """;

    private static Endpoint end(String address, int port) throws IOException {
        return Endpoint.of(InetAddress.getByName(address).getAddress(), port);
    }

    @ParameterizedTest(name = "{0}:{1} to {2}:{3}")
    @CsvSource({
        "10.0.0.1, 50051, 10.0.0.2, 40000, false",
        "10.0.0.1, 40000, 10.0.0.2, 50051, true",
        "10.0.0.1, 30000, 10.0.0.2, 20000, true",
        "10.0.0.1, 20000, 10.0.0.2, 30000, true",
        "127.0.0.1, 8080, 127.0.0.1, 50051, false",
        "127.0.0.1, 40000, 127.0.0.1, 50051, true",
    })
    void endWhosePortIsListenedOnAccepted(String local, int here, String remote, int there, boolean connected)
            throws IOException {
        assertThat(ListeningPorts.UNKNOWN.probablyConnected(end(local, here), end(remote, there)))
                .isEqualTo(there <= here);
        ListeningPorts ports = ListeningPorts.of(new BufferedReader(new StringReader(TABLE)));
        assertThat(ports.probablyConnected(end(local, here), end(remote, there)))
                .isEqualTo(connected);
    }

    @Test
    void linuxTellsThePortsThatAreListenedOn() throws IOException {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "not Linux");
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(ListeningPorts.now()
                            .probablyConnected(end("10.0.0.1", server.getLocalPort()), end("10.0.0.2", 1)))
                    .isFalse();
        }
    }
}
