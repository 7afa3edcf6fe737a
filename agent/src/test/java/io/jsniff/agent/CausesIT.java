package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.causes.Causes;
import io.jsniff.agent.launch.TargetJvm;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each known way to waste connections, by the client that it is known from: all cases run in one JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CausesIT {
    private static final Pattern CLIENT = Pattern.compile("\"client\":\"[^\"]*\"");

    private static final String NO_FAULTS = """
            GOOD_OKHTTP_BURST GOOD_OKHTTP_REDIRECT GOOD_JDK_BURST GOOD_URL GOOD_REDIRECT GOOD_APACHE4 GOOD_APACHE5
            GOOD_APACHE5_ASYNC GOOD_TLS GOOD_TLS_BURST GOOD_TWO_TLS_FACTORIES GOOD_TWO_CLIENTS GOOD_TWO_OKHTTP GOOD_TWO_JDK
            GOOD_TWO_APACHE4 GOOD_TWO_APACHE5 GOOD_OKHTTP_ONE_POOL GOOD_APACHE4_BASIC GOOD_JETTY GOOD_REACTOR
            GOOD_TWO_REACTOR""";

    /** What is to be found, as {@code open code} or {@code close code}, with an exclamation mark where it is a fault. */
    private static final String FAULTS = """
            OKHTTP_PER_REQUEST        open client-per-request!
            OKHTTP_ASYNC_PER_REQUEST  open client-per-request!
            OKHTTP_INTERCEPTED_PER_REQUEST open client-per-request!
            JDK_PER_REQUEST           open client-per-request!
            JDK_ASYNC_PER_REQUEST     open client-per-request!
            APACHE4_PER_REQUEST       open client-per-request!
            APACHE4_BASIC_PER_REQUEST open client-per-request!
            APACHE5_PER_REQUEST       open client-per-request!
            APACHE5_ASYNC_PER_REQUEST open client-per-request!
            JETTY_PER_REQUEST         open client-per-request!
            REACTOR_PER_REQUEST       open client-per-request!
            REACTOR_SETUP_PER_REQUEST open client-per-request!
            OKHTTP_AT_MANY_LINES      open client-per-request!
            JDK_AT_MANY_LINES         open client-per-request!
            APACHE4_AT_MANY_LINES     open client-per-request!
            APACHE4_CLOSED            open client-per-request!
            APACHE4_BASIC_CLOSED      open client-per-request!
            APACHE5_CLOSED            open client-per-request!
            JETTY_CLOSED              open client-per-request!
            JETTY_IDLE                close client-idle-timeout!
            TLS_FACTORY_PER_REQUEST   open different-tls-context!
            TLS_ERROR_NOT_READ        open body-not-read!
            URL_BODY_NOT_READ         close body-not-read!
            URL_BODY_NOT_READ         open body-not-read!
            APACHE4_NOT_CONSUMED      close body-not-read!
            APACHE4_BASIC_NOT_CONSUMED close body-not-read!
            OKHTTP_NOT_READ           close body-not-read!
            JDK_NOT_READ              close body-not-read!
            URL_ERROR_NOT_READ        open body-not-read!
            TERMINAL_CHUNK            close terminal-chunk-unread!
            APACHE4_LEAK              open response-leaked!
            APACHE4_BASIC_LEAK        open response-leaked!
            APACHE5_LEAK              open response-leaked!
            OKHTTP_LEAK               open response-leaked!
            GARBAGE                   close response-leaked!
            TLS_GARBAGE               close response-leaked!
            LAST_ONE                  close server-said-close!
            COUNTED_DOWN              close request-limit!
            URL_CLOSE                 close client-said-close!
            OKHTTP_CLOSE              close client-said-close!
            APACHE4_CLOSE             close client-said-close!
            SERVER_CLOSE              close server-said-close!
            OLD_SERVER                close server-said-close!
            DISCONNECT                close client-said-close!
            UNFRAMED                  close no-framing!
            SERVER_IDLE               close server-idle-timeout!
            OKHTTP_IDLE               open client-idle-timeout!
            OKHTTP_POOL_FULL          close idle-pool-full!
            APACHE4_BASIC_TWO_HOSTS   close idle-pool-full!
            APACHE4_BASIC_TWO_HOSTS   open idle-pool-full!
            APACHE5_BASIC_TWO_HOSTS   close idle-pool-full!
            URL_POOL_FULL             close idle-pool-full!
            URL_POOL_FULL             open concurrency
            OKHTTP_ADDRESS            open address-changed!
            PROXY                     close route-differs!
            CANCELLED                 close cancelled!
            JDK_TIMEOUT               close cancelled!
            OKHTTP_CANCELLED          close cancelled!
            RETRY                     open hidden-retry
            APACHE4_RETRY             open hidden-retry
            REQUEST_LIMIT             close request-limit!
            PEER_CLOSED               close peer-closed-unnoticed!
            PEER_CLOSED               open first""";

    private CausesLog log = CausesLog.NONE;
    private CausesLog newer = CausesLog.NONE;

    @BeforeAll
    void runAll() throws Exception {
        log = CausesLog.of(
                TargetJvm.running(Causes.class).withLibraries(),
                Stream.concat(faults().map(CausesIT::name), noFaults()));
        newer = CausesLog.of(
                TargetJvm.running(Causes.class)
                        .withLibraries()
                        .withFirst(TargetJvm.jar().resolveSibling("okhttp5")),
                Stream.concat(faultsOfOkHttp().map(CausesIT::name), noFaultsOfOkHttp()));
    }

    private static String name(Arguments row) {
        return (String) row.get()[0];
    }

    static Stream<Arguments> faults() {
        return FAULTS.lines().map(line -> line.split(" +", 2)).map(row -> Arguments.of(row[0], row[1]));
    }

    static Stream<String> noFaults() {
        return Stream.of(NO_FAULTS.split("\\s+"));
    }

    static Stream<Arguments> faultsOfOkHttp() {
        return faults().filter(row -> name(row).startsWith("OKHTTP"));
    }

    static Stream<String> noFaultsOfOkHttp() {
        return noFaults().filter(name -> name.contains("OKHTTP"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void causeIsFound(String name, String finding) {
        assertThat(log.findings(name)).as(log.told(name)).contains(finding);
    }

    @ParameterizedTest
    @MethodSource("faultsOfOkHttp")
    void causeIsFoundWithOkHttp5(String name, String finding) {
        assertThat(newer.findings(name)).as(newer.told(name)).contains(finding);
    }

    @ParameterizedTest
    @MethodSource("noFaults")
    void whatIsNoFaultRaisesNoAlarm(String name) {
        assertThat(log.findings(name)).as(log.told(name)).isNotEmpty().noneMatch(finding -> finding.endsWith("!"));
    }

    @ParameterizedTest
    @MethodSource("noFaultsOfOkHttp")
    void whatIsNoFaultRaisesNoAlarmWithOkHttp5(String name) {
        assertThat(newer.findings(name)).as(newer.told(name)).isNotEmpty().noneMatch(finding -> finding.endsWith("!"));
    }

    @ParameterizedTest
    @CsvSource({
        "OKHTTP_PER_REQUEST, okhttp3.ConnectionPool, Clients.okHttp",
        "OKHTTP_ASYNC_PER_REQUEST, okhttp3.ConnectionPool, Clients.okHttpLater",
        "OKHTTP_INTERCEPTED_PER_REQUEST, okhttp3.ConnectionPool, Clients.okHttp",
        "JDK_PER_REQUEST, java.net.http.HttpClient, Clients.jdk",
        "JDK_ASYNC_PER_REQUEST, java.net.http.HttpClient, Clients.jdkLater",
        "APACHE4_PER_REQUEST, org.apache.http.impl.conn.PoolingHttpClientConnectionManager, Clients.apache4",
        "APACHE4_BASIC_PER_REQUEST, org.apache.http.impl.conn.BasicHttpClientConnectionManager, Clients.apache4",
        "APACHE5_PER_REQUEST, org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager, Clients.apache5",
        "APACHE5_ASYNC_PER_REQUEST, org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager,"
                + " Clients.apache5Later",
        "JETTY_PER_REQUEST, org.eclipse.jetty.client.HttpClient, Clients.jetty",
        "REACTOR_PER_REQUEST, reactor.netty.resources.ConnectionPool, Clients.reactor",
        "TLS_FACTORY_PER_REQUEST, javax.net.ssl.SSLSocketFactory, Clients.read"
    })
    void poolAndCallerAreNamed(String name, String pool, String caller) {
        assertPoolsAndCallers(log.openings(name), pool, caller);
    }

    @ParameterizedTest
    @CsvSource({
        "OKHTTP_PER_REQUEST, Clients.okHttp",
        "OKHTTP_INTERCEPTED_PER_REQUEST, Clients.okHttp",
        "OKHTTP_ASYNC_PER_REQUEST, Clients.okHttpLater"
    })
    void poolAndCallerAreNamedWithOkHttp5(String name, String caller) {
        assertPoolsAndCallers(newer.openings(name), "okhttp3.ConnectionPool", caller);
    }

    private static void assertPoolsAndCallers(List<String> openings, String pool, String caller) {
        assertThat(openings)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("causes." + caller + "(", "\"client\":\"" + pool + "#"));
        assertThat(openings.stream().map(CLIENT::matcher).filter(Matcher::find).map(Matcher::group))
                .doesNotHaveDuplicates();
    }
}
