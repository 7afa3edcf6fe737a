package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Lives;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How connections end, told from the client's side and from the server's. */
class LifecycleIT {
    private static final String FORMAT =
            "format='%connection #%session.requests %request.line %response.code %response.size %close.originator'";

    private static Outcome run(String life, String options) throws Exception {
        return run(TargetJvm.running(Lives.class), life, options);
    }

    private static Outcome run(TargetJvm jvm, String life, String options) throws Exception {
        Outcome outcome = jvm.logging(options).arguments(life).run();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return outcome;
    }

    @ParameterizedTest
    @CsvSource({
        "SHUTDOWN_OUTPUT, unique #1 GET /path HTTP/1.1 200 40 client",
        "SERVER_CLOSES, unique #1 GET /path HTTP/1.1 200 40 server",
        "RESET, unique #1 GET /path HTTP/1.1 - 0 server",
        "BODY_NOT_READ, unique #1 GET /path HTTP/1.1 200 43 client",
        "SILENT, unique #0  - 0 client",
        "SENDFILE, unique #1 GET /path HTTP/1.1 200 100043 server",
        "UNIX_DOMAIN, unique #1 GET /path HTTP/1.1 200 40 client"
    })
    void endIsToldFromTheClientsSide(String life, String line) throws Exception {
        assertThat(run(life, FORMAT).log()).containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource({
        "SHUTDOWN_OUTPUT, unique #1 GET /path HTTP/1.1 200 40 client",
        "SERVER_CLOSES, unique #1 GET /path HTTP/1.1 200 40 server",
        "RESET, unique #1 GET /path HTTP/1.1 - 0 server",
        "TIMEOUT, unique #1 GET /path HTTP/1.1 200 40 client",
        "BODY_NOT_READ, unique #1 GET /path HTTP/1.1 200 43 client",
        "SILENT, unique #0  - 0 client",
        "SENDFILE, unique #1 GET /path HTTP/1.1 200 100043 server",
        "UNIX_DOMAIN, unique #1 GET /path HTTP/1.1 200 40 server"
    })
    void endIsToldFromTheServersSide(String life, String line) throws Exception {
        assertThat(run(life, "side=server," + FORMAT).log()).containsExactly(line);
    }

    @Test
    void protocolThatIsNotHttpIsRunsOfBytes() throws Exception {
        assertThat(run("OTHER_PROTOCOL", FORMAT).log()).containsExactly("start #1  - 10 -", "last #2  - 0 server");
    }

    @Test
    void timeoutIsNoEnd() throws Exception {
        assertThat(run("TIMEOUT", FORMAT).log()).containsExactly("unique #1 GET /path HTTP/1.1 200 40 client");
    }

    @Test
    void answerIsNeverBeforeItsRequestThoughOtherThreadsReadIt() throws Exception {
        Outcome outcome = run(
                TargetJvm.running(Lives.class).withAllCompilers(),
                "TWO_THREADS",
                "format='#%session.requests %request.line %response.code %response.time'");
        assertThat(outcome.log()).hasSize(2000);
        for (int i = 0; i < 2000; i++) {
            assertThat(outcome.log().get(i)).matches("#" + (i + 1) + " GET /path HTTP/1.1 200 0\\.\\d{6}");
        }
    }
}
