package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import io.jsniff.agent.tls.Secure;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What flows inside the TLS of the JDK's own clients and server: a socket on the one side, engines on the other. */
@DisplayName("TLS of the JDK")
class TlsIT {
    private static List<String> log(String version, String client, String options) throws Exception {
        Outcome outcome = TargetJvm.running(Secure.class)
                .logging(options)
                .arguments(version, client)
                .run();
        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out()).isEqualTo("15 bytes" + System.lineSeparator());
        assertThat(outcome.err()).isEmpty();
        return outcome.log();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, URL_CONNECTION, client",
        "TLSv1.3, URL_CONNECTION, client",
        "TLSv1.2, HTTP_CLIENT, client",
        "TLSv1.3, HTTP_CLIENT, client",
        "TLSv1.2, URL_CONNECTION, server",
        "TLSv1.3, HTTP_CLIENT, server"
    })
    void exchangesAreSeenInClear(String version, String client, String side) throws Exception {
        String format = "format='%connection #%session.requests %request.line %request.body %response.code"
                + " %response.body %tls.sni %tls.version'";
        List<String> lines = log(version, client, "side=" + side + "," + format);
        String all =
                " POST /path HTTP/1.1 hello 200 hello (localhost|-) TLS_1.3"; // before 25 there is no name without a
        // dot
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("start #1" + all);
        assertThat(lines.get(1)).matches("continue #2" + all);
        assertThat(lines.get(2)).matches("(last|continue) #3" + all);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, URL_CONNECTION", "TLSv1.3, HTTP_CLIENT"})
    void sessionIsDescribed(String version, String client) throws Exception {
        assertThat(log(version, client, "side=client,json"))
                .filteredOn(line -> line.contains("\"number\":1,"))
                .singleElement()
                .asString()
                .containsPattern(
                        "\"tls\":\\{\"version\":\"" + version
                                + "\",\"cipher\":\"TLS_\\w+\",\"resumed\":false,(\"sni\":\"localhost\",)?\"handshake\":\\d\\.\\d{6}}")
                .containsPattern("\"timing\":\\{\"connect\":\\d\\.\\d{6},\"tls\":\\d\\.\\d{6},");
    }
}
