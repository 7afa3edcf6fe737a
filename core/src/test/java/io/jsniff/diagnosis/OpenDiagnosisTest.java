package io.jsniff.diagnosis;

import static io.jsniff.diagnosis.Cases.MILLI;
import static io.jsniff.diagnosis.Cases.OPENED;
import static io.jsniff.diagnosis.Cases.SECOND;
import static io.jsniff.diagnosis.Cases.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import io.jsniff.http.Shortfall.Part;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.OpenEvidence;
import io.jsniff.reuse.RequestFingerprint;
import io.jsniff.reuse.SiblingConnection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why connections are opened, by what was seen. */
class OpenDiagnosisTest {
    private static final long OTHER_THREAD = 8;

    /** What is seen when one more connection is opened. */
    private static final class Scene {
        private final Cases present = new Cases();
        private List<SiblingConnection> idle = List.of();
        private List<SiblingConnection> busy = List.of();
        private SiblingConnection elsewhere;
        private CloseEvidence before;
        private RequestFingerprint first;
        private long earlier = 1;
        private int spent;
        private int exchanges = 1;

        Finding finding() {
            Connection connection = present.connection(4).beside(idle.size(), busy.size());
            return new OpenDiagnosis(
                            connection,
                            new OpenEvidence(earlier, idle, busy, elsewhere, before, spent, first),
                            exchanges)
                    .finding();
        }
    }

    private static Scene scene(String library) {
        Scene scene = new Scene();
        scene.present.library = library;
        return scene;
    }

    private static Scene idle(String library, long since, long thread) {
        Scene scene = scene(library);
        scene.idle = List.of(like(scene).neighbour(false, since, thread));
        return scene;
    }

    private static Cases like(Scene scene) {
        Cases other = new Cases();
        other.library = scene.present.library;
        return other;
    }

    private static Scene clients(String one, String other, String caller) {
        Scene scene = scene("java.net.http");
        Cases earlier = like(scene);
        earlier.client = one;
        earlier.caller = caller;
        scene.present.client = other;
        scene.idle = List.of(earlier.neighbour(false, one.equals(other) ? SECOND : MILLI, OTHER_THREAD));
        return scene;
    }

    private static Scene reused(Scene scene) {
        scene.exchanges = 2;
        return scene;
    }

    private static Scene severalClients(int exchanges) {
        Scene scene = clients("x.Pool#2", "x.Pool#3", Cases.OTHER_CALLER);
        Cases older = like(scene);
        older.client = "x.Pool#1";
        older.caller = "app.Third.get(Third.java:3)";
        older.exchanges = exchanges;
        scene.idle = List.of(scene.idle.get(0), older.neighbour(false, SECOND, OTHER_THREAD));
        return scene;
    }

    private static Scene ownPoolInUse() {
        Scene scene = clients("x.Pool#1", "x.Pool#2", Cases.CALLER);
        scene.busy = List.of(scene.present.neighbour(true, SECOND, OTHER_THREAD));
        return scene;
    }

    private static Scene factories(String one, String other) {
        Scene scene = clients(one, other, Cases.CALLER);
        scene.present.library = "HttpsURLConnection";
        Cases earlier = like(scene);
        earlier.client = one;
        earlier.status = 404;
        scene.idle = List.of(earlier.neighbour(false, MILLI, THREAD));
        return scene;
    }

    private static Scene afterClosedClient(String one, String other, String caller, int spent) {
        Cases ended = new Cases();
        ended.client = one;
        ended.caller = caller;
        ended.frames("org.apache.http.pool.AbstractConnPool.shutdown");
        Scene scene = after(ended);
        scene.present.client = other;
        scene.spent = spent;
        return scene;
    }

    private static Scene errorNotRead(int status) {
        Scene scene = scene("HttpURLConnection");
        Cases earlier = like(scene);
        earlier.status = status;
        scene.idle = List.of(earlier.neighbour(false, MILLI, THREAD));
        return scene;
    }

    private static Scene busy(String library, long thread) {
        Scene scene = scene(library);
        scene.busy = List.of(like(scene).neighbour(true, 3 * MILLI, thread));
        return scene;
    }

    private static Scene after(Cases ended) {
        Scene scene = new Scene();
        scene.before = ended.ending();
        return scene;
    }

    private static Scene retry() {
        Cases stale = Cases.by(Originator.SERVER);
        stale.exchanges = 2;
        stale.answered = false;
        stale.idleBefore = 6 * SECOND;
        Scene scene = after(stale);
        scene.first = new RequestFingerprint(100, 120, OPENED, true);
        return scene;
    }

    private static Scene moved() {
        Scene scene = new Scene();
        Opener opener = scene.present.opener();
        Endpoint old = Endpoint.of(new byte[] {10, 0, 0, 9}, 80);
        scene.elsewhere =
                new SiblingConnection(2, opener, old, false, OPENED - SECOND, 1, 200, 9, THREAD, "main", false);
        return scene;
    }

    private static Scene first() {
        Scene scene = new Scene();
        scene.earlier = 0;
        return scene;
    }

    private static Cases bodyNotRead() {
        Cases ended = new Cases();
        ended.shortfall = new Shortfall(Part.BODY, 27);
        return ended;
    }

    private static Cases lastOf(int exchanges, boolean openingSeen) {
        Cases ended = Cases.by(Originator.SERVER);
        ended.exchanges = exchanges;
        ended.openingSeen = openingSeen;
        ended.granted = Cases.says(true, Persistence.UNSAID, Persistence.UNSAID);
        return ended;
    }

    private static Cases silent() {
        Cases ended = new Cases();
        ended.silent = true;
        return ended;
    }

    private static Scene onTheWire() {
        Scene scene = new Scene();
        scene.present.stacks = false;
        scene.present.side = Side.WIRE;
        Cases earlier = new Cases();
        earlier.stacks = false;
        scene.idle = List.of(earlier.neighbour(false, SECOND, 0));
        return scene;
    }

    static Stream<Arguments> openings() {
        return Stream.of(
                Arguments.of("no other ever", first(), "first", false, "the first connection"),
                Arguments.of(
                        "idle in another pool",
                        clients("HttpClient#1", "HttpClient#2", Cases.CALLER),
                        "client-per-request",
                        true,
                        "not of HttpClient#2"),
                Arguments.of(
                        "idle in another's pool",
                        clients("HttpClient#1", "HttpClient#2", Cases.OTHER_CALLER),
                        "first",
                        false,
                        "the first connection of HttpClient#2"),
                Arguments.of(
                        "idle in another pool, but then used again",
                        reused(clients("HttpClient#1", "HttpClient#2", Cases.CALLER)),
                        "first",
                        false,
                        "the first connection of HttpClient#2"),
                Arguments.of(
                        "idle in several pools, used once each",
                        severalClients(1),
                        "client-per-request",
                        true,
                        "in the pool of Pool#2, not of Pool#3; 2 clients before it have sent one request each"),
                Arguments.of(
                        "idle in several pools, one of them in use",
                        severalClients(2),
                        "first",
                        false,
                        "the first connection of Pool#3"),
                Arguments.of("idle in another pool, its own busy", ownPoolInUse(), "concurrency", false, "under way"),
                Arguments.of(
                        "the client before it was closed",
                        afterClosedClient("x.Pool#1", "x.Pool#2", Cases.CALLER, 1),
                        "client-per-request",
                        true,
                        "2.00 ms before with Pool#1, which had sent one request; this one is of Pool#2"),
                Arguments.of(
                        "the client before it was closed, and then this one is used on",
                        reused(afterClosedClient("x.Pool#1", "x.Pool#2", Cases.CALLER, 1)),
                        "first",
                        false,
                        "this one is of Pool#2"),
                Arguments.of(
                        "another client before it was closed",
                        afterClosedClient("x.Pool#1", "x.Pool#2", Cases.OTHER_CALLER, 1),
                        "first",
                        false,
                        "this one is of Pool#2"),
                Arguments.of(
                        "several clients before it were closed",
                        afterClosedClient("x.Pool#1", "x.Pool#2", Cases.OTHER_CALLER, 3),
                        "client-per-request",
                        true,
                        "3 clients before it went like that"),
                Arguments.of(
                        "the same client's pool was closed",
                        afterClosedClient("x.Pool#1", "x.Pool#1", Cases.CALLER, 1),
                        "client-said-close",
                        true,
                        "none was open"),
                Arguments.of(
                        "another socket factory",
                        factories("x.Factory#1", "x.Factory#2"),
                        "different-tls-context",
                        true,
                        "made by Factory#1, and this one by Factory#2"),
                Arguments.of(
                        "another socket factory that is used on",
                        reused(factories("x.Factory#1", "x.Factory#2")),
                        "different-tls-context",
                        false,
                        "made by Factory#1"),
                Arguments.of(
                        "the same socket factory",
                        factories("x.Factory#1", "x.Factory#1"),
                        "body-not-read",
                        true,
                        "with status 404"),
                Arguments.of(
                        "idle in its own pool",
                        clients("HttpClient#1", "HttpClient#1", Cases.CALLER),
                        "unknown",
                        false,
                        "in the pool of the same"),
                Arguments.of(
                        "idle, same thread and line",
                        idle("OkHttp", MILLI, THREAD),
                        "client-per-request",
                        true,
                        "connection 3 to the same origin had been idle for 1.00 ms"),
                Arguments.of(
                        "idle for long, any thread",
                        idle("OkHttp", SECOND, OTHER_THREAD),
                        "client-per-request",
                        true,
                        "idle for 1.0 s"),
                Arguments.of(
                        "idle, but only just, by another thread",
                        idle("OkHttp", MILLI, OTHER_THREAD),
                        "concurrency",
                        false,
                        "than a moment"),
                Arguments.of(
                        "idle under HTTPS",
                        idle("HttpsURLConnection", MILLI, THREAD),
                        "different-tls-context",
                        true,
                        "HttpsURLConnection"),
                Arguments.of(
                        "error stream left", errorNotRead(404), "body-not-read", true, "with status 404 of 27 bytes"),
                Arguments.of("stream left", errorNotRead(200), "body-not-read", true, "was not read to its end"),
                Arguments.of("idle on the wire", onTheWire(), "unknown", false, "had been idle for 1.0 s"),
                Arguments.of("idle at another address", moved(), "address-changed", true, "at 10.0.0.9:80"),
                Arguments.of(
                        "all busy",
                        busy("OkHttp", OTHER_THREAD),
                        "concurrency",
                        false,
                        "of the 1 connection open to this origin, 1 had a request under way"),
                Arguments.of(
                        "busy by the same thread",
                        busy("OkHttp", THREAD),
                        "response-leaked",
                        true,
                        "connection 3 still holds a response"),
                Arguments.of(
                        "busy by the same event loop",
                        busy("java.net.http", THREAD),
                        "concurrency",
                        false,
                        "under way"),
                Arguments.of(
                        "the one before was dropped", after(bodyNotRead()), "body-not-read", true, "of connection 3"),
                Arguments.of(
                        "the one before was closed", after(new Cases()), "client-said-close", true, "none was open"),
                Arguments.of(
                        "the one before was not wanted any more",
                        after(lastOf(7, true)),
                        "server-said-close",
                        true,
                        "said Connection: close"),
                Arguments.of(
                        "the one before had served many",
                        after(lastOf(100, true)),
                        "server-said-close",
                        false,
                        "said Connection: close"),
                Arguments.of(
                        "the one before may have served many",
                        after(lastOf(7, false)),
                        "server-said-close",
                        false,
                        "said Connection: close"),
                Arguments.of("the one before carried nothing", after(silent()), "unknown", false, "none was open"),
                Arguments.of("the same request again", retry(), "hidden-retry", false, "sent the request again"),
                Arguments.of("nothing to see", new Scene(), "unknown", false, "no other connection"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("openings")
    void openingIsExplained(String seen, Scene scene, String code, boolean fault, String words) {
        Finding finding = scene.finding();
        assertThat(finding.code().text()).as(finding.text()).isEqualTo(code);
        assertThat(finding.text()).contains(words).doesNotContain("null");
        assertThat(finding.fault()).as(finding.text()).isEqualTo(fault);
        assertThat(finding.advice() != null).isEqualTo(fault);
    }
}
