package io.jsniff.diagnosis;

import static io.jsniff.diagnosis.Cases.MILLI;
import static io.jsniff.diagnosis.Cases.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Closer;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import io.jsniff.http.Shortfall.Part;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.CloseTrigger;
import io.jsniff.reuse.CloseEvidence.Past;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why connections end, by what was seen. */
class CloseDiagnosisTest {
    private static final int UNSAID = Persistence.UNSAID;

    private static Arguments client(String seen, String code, boolean fault, Consumer<Cases> change, String words) {
        return row(Originator.CLIENT, seen, code, fault, change, words);
    }

    private static Arguments server(String seen, String code, boolean fault, Consumer<Cases> change, String words) {
        return row(Originator.SERVER, seen, code, fault, change, words);
    }

    private static Arguments row(
            Originator by, String seen, String code, boolean fault, Consumer<Cases> change, String words) {
        return Arguments.of(by, seen, code, fault, change, words);
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                client(
                        "after a handshake that failed",
                        "unknown",
                        false,
                        e -> e.handshakeFailure = "certificate_unknown",
                        "the TLS handshake failed: certificate_unknown"),
                client(
                        "within the body",
                        "body-not-read",
                        true,
                        e -> e.shortfall = new Shortfall(Part.BODY, 27),
                        "27 bytes of the body"),
                client(
                        "within the head",
                        "body-not-read",
                        true,
                        e -> e.shortfall = new Shortfall(Part.HEAD, 0),
                        "before the end of its head"),
                client(
                        "within the chunks",
                        "body-not-read",
                        true,
                        e -> e.shortfall = new Shortfall(Part.CHUNK, 5),
                        "more chunks"),
                client(
                        "before the last chunk",
                        "terminal-chunk-unread",
                        true,
                        e -> e.shortfall = new Shortfall(Part.LAST_CHUNK, 0),
                        "empty chunk"),
                client(
                        "response closed by Apache",
                        "body-not-read",
                        true,
                        e -> e.frames("org.apache.http.impl.execchain.ConnectionHolder.close"),
                        "27 bytes"),
                client(
                        "read timed out",
                        "cancelled",
                        true,
                        e -> {
                            e.shortfall = new Shortfall(Part.BODY, 9);
                            e.failure = "SocketTimeoutException";
                        },
                        "(SocketTimeoutException)"),
                client(
                        "cancelled by frames",
                        "cancelled",
                        true,
                        e -> {
                            e.shortfall = new Shortfall(Part.BODY, 9);
                            e.frames("okhttp3.internal.connection.RealCall.cancel");
                        },
                        "gave up"),
                client(
                        "closed early, with OkHttp",
                        "body-not-read",
                        true,
                        e -> {
                            e.shortfall = new Shortfall(Part.BODY, 9);
                            e.quiet = 101 * MILLI;
                            e.frames("okio.AsyncTimeout$Watchdog.run");
                        },
                        "9 bytes of the body still to come, 101 ms after the last byte"),
                client(
                        "OkHttp's read timeout",
                        "cancelled",
                        true,
                        e -> {
                            e.shortfall = new Shortfall(Part.BODY, 9);
                            e.quiet = 10 * SECOND;
                            e.frames("okio.AsyncTimeout$Watchdog.run");
                        },
                        "gave up"),
                client(
                        "client object closed after many requests, others opened",
                        "client-said-close",
                        false,
                        e -> {
                            e.exchanges = 7;
                            e.passedOver = 2;
                            e.frames("jdk.internal.net.http.HttpClientImpl$SelectorManager.shutdown");
                        },
                        "garbage"),
                client(
                        "no answer yet",
                        "cancelled",
                        true,
                        e -> {
                            e.answered = false;
                            e.quiet = 3 * SECOND;
                        },
                        "3.0 s after the request"),
                client(
                        "garbage",
                        "response-leaked",
                        true,
                        e -> {
                            e.closingThread = "garbage collector";
                            e.closer = null;
                            e.shortfall = new Shortfall(Part.BODY, 9);
                        },
                        "garbage"),
                client(
                        "request said close",
                        "client-said-close",
                        true,
                        e -> e.asked = Cases.says(true, UNSAID, UNSAID),
                        "the request said Connection: close"),
                client(
                        "disconnect",
                        "client-said-close",
                        true,
                        e -> e.frames("sun.net.www.protocol.http.HttpURLConnection.disconnect"),
                        "disconnect()"),
                client(
                        "the application, at its end",
                        "client-said-close",
                        false,
                        e -> e.exchanges = 5,
                        "fit for another request"),
                client("the application, the first", "client-said-close", false, e -> {}, "fit for another request"),
                client(
                        "the application, again",
                        "client-said-close",
                        true,
                        e -> e.earlier = 2,
                        "0.10 ms after a complete response"),
                client(
                        "client object closed",
                        "client-said-close",
                        false,
                        e -> e.frames("jdk.internal.net.http.HttpClientImpl$SelectorManager.shutdown"),
                        "garbage"),
                client(
                        "client object closed, others opened",
                        "client-per-request",
                        true,
                        e -> {
                            e.passedOver = 2;
                            e.frames("jdk.internal.net.http.HttpClientImpl$SelectorManager.shutdown");
                        },
                        "2 other connections"),
                client(
                        "response said close",
                        "server-said-close",
                        true,
                        e -> e.granted = Cases.says(true, UNSAID, UNSAID),
                        "the response said Connection: close"),
                client(
                        "old response",
                        "server-said-close",
                        true,
                        e -> e.granted = Persistence.of(true, false, false, UNSAID, UNSAID),
                        "HTTP/1.0"),
                client("only one more", "server-said-close", true, e -> e.granted = Cases.says(false, 5, 1), "max=1"),
                client(
                        "reaped by the JDK",
                        "client-idle-timeout",
                        true,
                        e -> {
                            e.quiet = 5 * SECOND;
                            e.closingThread = "Keep-Alive-Timer";
                            e.frames("sun.net.www.http.KeepAliveCache.run");
                        },
                        "5.0 s of idleness, on thread Keep-Alive-Timer"),
                client(
                        "reaped after reuse",
                        "client-idle-timeout",
                        false,
                        e -> {
                            e.exchanges = 9;
                            e.quiet = 5 * SECOND;
                            e.frames("sun.net.www.http.KeepAliveCache.run");
                        },
                        "5.0 s"),
                client(
                        "reaper of nobody known",
                        "client-idle-timeout",
                        true,
                        e -> {
                            e.closer = null;
                            e.quiet = 60 * SECOND;
                            e.closingThread = "reaper";
                        },
                        "60.0 s of idleness, on thread reaper"),
                client(
                        "passed over, then reaped",
                        "different-tls-context",
                        true,
                        e -> {
                            e.library = "HttpsURLConnection";
                            e.passedOver = 4;
                            e.quiet = 5 * SECOND;
                            e.frames("sun.net.www.http.KeepAliveCache.run");
                        },
                        "4 other connections"),
                client(
                        "pool full",
                        "idle-pool-full",
                        true,
                        e -> {
                            e.idleBeside = 5;
                            e.frames("sun.net.www.http.KeepAliveCache.put");
                        },
                        "5 other connections to the origin idle"),
                client(
                        "OkHttp's pool full",
                        "idle-pool-full",
                        true,
                        e -> {
                            e.idleBeside = 5;
                            e.frames("okhttp3.internal.connection.RealConnectionPool.cleanup");
                        },
                        "5 other"),
                client(
                        "a pool of one",
                        "idle-pool-full",
                        true,
                        e -> e.frames("org.apache.http.impl.conn.BasicHttpClientConnectionManager.getConnection"),
                        "room for one connection"),
                client(
                        "a pool of one, reaped",
                        "client-idle-timeout",
                        true,
                        e -> e.frames(
                                "org.apache.http.impl.conn.BasicHttpClientConnectionManager.checkExpiry",
                                "org.apache.http.impl.conn.BasicHttpClientConnectionManager.getConnection"),
                        "of idleness"),
                client(
                        "no framing",
                        "no-framing",
                        true,
                        e -> e.granted = Persistence.NOTHING_SAID.withoutEnd(),
                        "neither Content-Length nor chunks"),
                client(
                        "another proxy",
                        "route-differs",
                        true,
                        e -> e.frames("sun.net.www.http.HttpClient.New"),
                        "another proxy"),
                client("nothing carried", "unknown", false, e -> e.silent = true, "before it had carried a request"));
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                server(
                        "said close",
                        "server-said-close",
                        true,
                        e -> e.granted = Cases.says(true, UNSAID, UNSAID),
                        "said Connection: close"),
                server(
                        "said close at last",
                        "server-said-close",
                        false,
                        e -> {
                            e.exchanges = 7;
                            e.granted = Cases.says(true, UNSAID, UNSAID);
                        },
                        "said Connection: close"),
                server(
                        "was asked to",
                        "client-said-close",
                        true,
                        e -> e.asked = Cases.says(true, UNSAID, UNSAID),
                        "request said"),
                server(
                        "end is the close",
                        "no-framing",
                        true,
                        e -> e.granted = Persistence.NOTHING_SAID.withoutEnd(),
                        "only the close shows"),
                server(
                        "idle for long",
                        "server-idle-timeout",
                        true,
                        e -> {
                            e.quiet = 5 * SECOND;
                            e.granted = Cases.says(false, 5, UNSAID);
                        },
                        "5.0 s of idleness, having announced a timeout of 5 s"),
                server(
                        "idle as long as before",
                        "server-idle-timeout",
                        false,
                        e -> {
                            e.exchanges = 2;
                            e.quiet = 5 * SECOND;
                            e.past.add(new Past(Originator.SERVER, 9, 5 * SECOND + MILLI, null));
                        },
                        "as 1 connection before it"),
                server(
                        "request on a stale one",
                        "server-idle-timeout",
                        true,
                        e -> {
                            e.exchanges = 2;
                            e.answered = false;
                            e.quiet = MILLI;
                            e.idleBefore = 6 * SECOND;
                        },
                        "idle for 6.0 s"),
                server(
                        "max counted down",
                        "request-limit",
                        true,
                        e -> {
                            e.exchanges = 3;
                            e.granted = Cases.says(false, 5, 0);
                        },
                        "request number 3"),
                server(
                        "the same number each time",
                        "request-limit",
                        true,
                        e -> {
                            e.exchanges = 2;
                            e.past.addAll(List.of(
                                    new Past(Originator.SERVER, 2, 0, null), new Past(Originator.SERVER, 2, 0, null)));
                        },
                        "as on the connections before"),
                server(
                        "a limit that costs little",
                        "request-limit",
                        false,
                        e -> {
                            e.exchanges = 1000;
                            e.granted = Cases.says(false, 5, 0);
                        },
                        "1000"),
                server(
                        "half closed",
                        "peer-closed-unnoticed",
                        true,
                        e -> {
                            e.over = false;
                            e.quiet = 5 * SECOND;
                        },
                        "had not closed"),
                server(
                        "unanswered, the same number each time",
                        "request-limit",
                        true,
                        e -> {
                            e.exchanges = 3;
                            e.answered = false;
                            e.idleBefore = MILLI;
                            e.past.addAll(List.of(
                                    new Past(Originator.SERVER, 3, 0, null), new Past(Originator.SERVER, 3, 0, null)));
                        },
                        "answer number 2"),
                server(
                        "no answer",
                        "unknown",
                        false,
                        e -> {
                            e.answered = false;
                            e.quiet = MILLI;
                        },
                        "without an answer"),
                server(
                        "no answer on one that was busy a moment before",
                        "unknown",
                        false,
                        e -> {
                            e.exchanges = 3;
                            e.answered = false;
                            e.quiet = MILLI;
                            e.idleBefore = MILLI;
                        },
                        "having given 2 answers and waited 1.00 ms"),
                server(
                        "within the response",
                        "unknown",
                        false,
                        e -> {
                            e.reset = true;
                            e.shortfall = new Shortfall(Part.BODY, 9);
                        },
                        "reset the connection within the response"),
                server("out of the blue", "unknown", false, e -> {}, "without having said"));
    }

    static Stream<Arguments> wire() {
        return Stream.of(
                client("reset", "client-said-close", false, e -> e.reset = true, "had not read all of it, or discards"),
                client(
                        "reset, again",
                        "client-said-close",
                        true,
                        e -> {
                            e.reset = true;
                            e.earlier = 2;
                        },
                        "SO_LINGER"),
                client(
                        "reset without a body",
                        "client-said-close",
                        false,
                        e -> {
                            e.reset = true;
                            e.bodySize = 0;
                        },
                        "without body"),
                client(
                        "reset when idle",
                        "client-idle-timeout",
                        true,
                        e -> {
                            e.reset = true;
                            e.quiet = 30 * SECOND;
                        },
                        "30.0 s"),
                client(
                        "idle, joined in the middle",
                        "client-idle-timeout",
                        false,
                        e -> {
                            e.openingSeen = false;
                            e.quiet = 30 * SECOND;
                        },
                        "30.0 s"),
                client("idle", "client-idle-timeout", true, e -> e.quiet = 30 * SECOND, "30.0 s"),
                client("at once", "unknown", false, e -> {}, "without having said"),
                client(
                        "within the body",
                        "body-not-read",
                        true,
                        e -> e.shortfall = new Shortfall(Part.BODY, 3),
                        "3 bytes"),
                row(Originator.TIMEDOUT, "given up", "unknown", false, e -> {}, "jsniff gave"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource({"clients", "servers"})
    void endIsExplained(Originator by, String seen, String code, boolean fault, Consumer<Cases> change, String words) {
        Cases evidence = Cases.by(by);
        change.accept(evidence);
        check(evidence.closing(), code, fault, words);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("wire")
    void endOnTheWireIsExplained(
            Originator by, String seen, String code, boolean fault, Consumer<Cases> change, String words) {
        Cases evidence = Cases.by(by);
        evidence.side = Side.WIRE;
        evidence.stacks = false;
        change.accept(evidence);
        check(evidence.closing(), code, fault, words);
    }

    private static void check(Finding finding, String code, boolean fault, String words) {
        assertThat(finding.code().text()).as(finding.text()).isEqualTo(code);
        assertThat(finding.text()).contains(words).doesNotContain("null");
        assertThat(finding.fault()).as(finding.text()).isEqualTo(fault);
        assertThat(finding.advice() != null).isEqualTo(fault);
    }

    @Test
    void bothEndsOfTheStoryAreNamed() {
        Cases evidence = Cases.by(Originator.CLIENT);
        evidence.shortfall = new Shortfall(Part.BODY, 27);
        assertThat(evidence.closing().caller()).isEqualTo(Cases.CALLER);
        assertThat(evidence.closing().closer()).isEqualTo(Cases.CLOSER);
    }

    @Test
    void garbageIsTold() {
        assertThat(ClientLibraries.close(Closer.GARBAGE).trigger()).isEqualTo(CloseTrigger.GARBAGE);
        assertThat(ClientLibraries.close(null).trigger()).isEqualTo(CloseTrigger.OTHER);
    }
}
