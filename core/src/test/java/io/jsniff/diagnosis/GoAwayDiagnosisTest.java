package io.jsniff.diagnosis;

import static io.jsniff.diagnosis.Cases.MILLI;
import static io.jsniff.diagnosis.Cases.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.http.h2.GoAway;
import io.jsniff.http.h2.Http2FrameType;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.http.h2.SentFrames;
import io.jsniff.reuse.CloseEvidence.Past;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why connections end on which an end has said GOAWAY. */
class GoAwayDiagnosisTest {
    private static final int UNDECIDED = Integer.MAX_VALUE;
    private static final int NO_ERROR = 0;
    private static final int ENHANCE_YOUR_CALM = 11;

    /** What an end says, so long before the close. */
    private static GoAway goAway(int lastStream, int error, long before) {
        return new GoAway(lastStream, error, Cases.OPENED - 2 * MILLI - before, null);
    }

    private static Http2Traffic traffic(GoAway client, GoAway server) {
        long[] none = new long[Http2FrameType.values().length];
        return new Http2Traffic(new SentFrames(none, client), new SentFrames(none, server));
    }

    private static Arguments row(
            String seen, Originator by, Consumer<Cases> change, String code, boolean fault, String words) {
        return Arguments.of(seen, by, change, code, fault, words);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                row(
                        "a server that was idle, and a client that obeys",
                        Originator.CLIENT,
                        e -> {
                            e.quiet = 30 * SECOND + MILLI;
                            e.traffic = traffic(null, goAway(1, NO_ERROR, MILLI));
                            e.past.add(new Past(Originator.SERVER, 4, 31 * SECOND, null));
                        },
                        "server-idle-timeout",
                        true,
                        "the server sent GOAWAY with NO_ERROR after 30.0 s of idleness, as 1 connection before it"),
                row(
                        "a server that takes only so many requests",
                        Originator.SERVER,
                        e -> {
                            e.exchanges = 7; // two of them came too late
                            e.traffic = traffic(null, goAway(9, NO_ERROR, MILLI));
                            e.past.add(new Past(Originator.SERVER, 5, 0, null));
                            e.past.add(new Past(Originator.SERVER, 5, 0, null));
                        },
                        "request-limit",
                        true,
                        "the server sent GOAWAY with NO_ERROR after 5 requests, as on the connections before it"),
                row(
                        "a server that takes many",
                        Originator.CLIENT,
                        e -> {
                            e.exchanges = 1000;
                            e.traffic = traffic(null, goAway(1999, NO_ERROR, MILLI));
                            e.past.add(new Past(Originator.SERVER, 1000, 0, null));
                            e.past.add(new Past(Originator.SERVER, 1000, 0, null));
                        },
                        "request-limit",
                        false,
                        "after 1000 requests"),
                row(
                        "a server that does not say why",
                        Originator.SERVER,
                        e -> {
                            e.exchanges = 3;
                            e.traffic = traffic(null, goAway(UNDECIDED, NO_ERROR, MILLI));
                        },
                        "server-said-close",
                        false,
                        "the server sent GOAWAY with NO_ERROR after 3 requests"),
                row(
                        "a server that ends each connection after one request",
                        Originator.SERVER,
                        e -> e.traffic = traffic(null, goAway(1, NO_ERROR, MILLI)),
                        "server-said-close",
                        true,
                        "after 1 request"),
                row(
                        "a server that was annoyed",
                        Originator.CLIENT,
                        e -> {
                            e.quiet = SECOND;
                            e.exchanges = 2;
                            e.traffic = traffic(null, new GoAway(3, ENHANCE_YOUR_CALM, 0, "too_many_pings"));
                        },
                        "server-said-close",
                        true,
                        "the server sent GOAWAY with ENHANCE_YOUR_CALM (too_many_pings) after 2 requests"),
                row(
                        "a server that ends it before a request",
                        Originator.SERVER,
                        e -> {
                            e.silent = true;
                            e.traffic = traffic(null, goAway(0, NO_ERROR, MILLI));
                        },
                        "server-said-close",
                        false,
                        "after 0 requests"),
                row(
                        "a client that found a fault",
                        Originator.SERVER,
                        e -> e.traffic = traffic(goAway(0, 1, 2 * MILLI), goAway(1, NO_ERROR, MILLI)),
                        "client-said-close",
                        true,
                        "the client sent GOAWAY with PROTOCOL_ERROR after 1 request"),
                row(
                        "a client that was idle, and a server that was first to close",
                        Originator.SERVER,
                        e -> {
                            e.quiet = 60 * SECOND + MILLI;
                            e.traffic = traffic(goAway(0, NO_ERROR, MILLI), goAway(1, NO_ERROR, 0));
                        },
                        "client-idle-timeout",
                        true,
                        "the client sent GOAWAY with NO_ERROR after 60.0 s of idleness"),
                row(
                        "a client that says it and closes, seen from the server",
                        Originator.CLIENT,
                        e -> {
                            e.side = Side.SERVER;
                            e.stacks = false;
                            e.exchanges = 4;
                            e.traffic = traffic(goAway(0, NO_ERROR, MILLI), null);
                        },
                        "client-said-close",
                        false,
                        "the client sent GOAWAY with NO_ERROR after 4 requests"),
                row(
                        "a client whose stack tells more",
                        Originator.CLIENT,
                        e -> {
                            e.quiet = 30 * SECOND;
                            e.frames("jdk.internal.net.http.ConnectionPool.stop");
                            e.traffic = traffic(goAway(0, NO_ERROR, MILLI), null);
                        },
                        "client-said-close",
                        false,
                        "its client object was closed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void closedFor(String seen, Originator by, Consumer<Cases> change, String code, boolean fault, String words) {
        Cases evidence = Cases.by(by);
        change.accept(evidence);
        Finding finding = evidence.closing();
        assertThat(finding.code().text()).as(finding.text()).isEqualTo(code);
        assertThat(finding.fault()).as(finding.text()).isEqualTo(fault);
        assertThat(finding.text()).contains(words);
        assertThat(finding.advice() != null).isEqualTo(fault);
    }
}
