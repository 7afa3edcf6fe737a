package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import io.jsniff.agent.tls.Rekeying;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that change in the middle of a connection: who wants it, sockets and engines, both sides. */
@DisplayName("TLS with other keys from here on")
class TlsRekeyIT {
    private static final String FORMAT =
            "format='%connection #%session.requests %request.method %request.url %response.code'";

    private static Outcome exchanges(String client, String server, String who, String side) throws Exception {
        Outcome outcome = TargetJvm.running(Rekeying.class)
                .withLibraries()
                .jvm("-Djavax.net.debug=ssl,handshake")
                .logging("side=" + side + "," + FORMAT)
                .arguments(client, server, who)
                .run();
        String more = who.equals("SERVER") ? "/again" : "/more";
        assertThat(outcome.out()).as(outcome.err()).isEqualTo("done" + System.lineSeparator());
        assertThat(outcome.log())
                .startsWith(
                        "start #1 GET /1 200",
                        "continue #2 GET " + more + " 200",
                        "continue #3 GET /2 200",
                        "continue #4 GET /3 200")
                .hasSize(5)
                .last()
                .asString()
                .matches("(last|continue) #5 GET /last 200"); // a server of HTTP/2 does not close
        return outcome;
    }

    @ParameterizedTest
    @CsvSource({
        "SOCKET, SOCKETS, CLIENT, client",
        "SOCKET, SOCKETS, CLIENT, server",
        "SOCKET, NETTY, CLIENT, server",
        "SOCKET, SOCKETS, SERVER, client",
        "SOCKET, SOCKETS, SERVER, server",
        "HTTP_1_1, SOCKETS, SERVER, client"
    })
    void renegotiationIsNoBreak(String client, String server, String who, String side) throws Exception {
        assertThat(exchanges(client, server, who, side).err().split("Consuming client Finished"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"SOCKET, SOCKETS, client", "SOCKET, SOCKETS, server", "HTTP_2, JETTY, client", "HTTP_2, JETTY, server"})
    void updateOfKeysIsNoBreak(String client, String server, String side) throws Exception {
        assertThat(exchanges(client, server, "LIMIT", side).err())
                .contains("KeyUpdate: write key updated", "KeyUpdate: read key updated");
    }
}
