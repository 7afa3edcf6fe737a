package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.causes.Causes;
import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each known way to waste connections, by the client that it is known from: all cases run in one JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CausesIT {
    private static final Pattern PORT = Pattern.compile("\"dest\":\\{[^}]*\"port\":(\\d+)");
    private static final Pattern FINDING =
            Pattern.compile("\"(open|close)\":\\{\"code\":\"([a-z-]+)\",\"fault\":(true|false),\"text\":\"([^\"]*)\"");

    private final List<String> faults = List.of(
            "OKHTTP_PER_REQUEST",
            "JDK_PER_REQUEST",
            "APACHE4_PER_REQUEST",
            "URL_BODY_NOT_READ",
            "APACHE4_NOT_CONSUMED",
            "URL_ERROR_NOT_READ",
            "TERMINAL_CHUNK",
            "APACHE4_LEAK",
            "SERVER_CLOSE",
            "DISCONNECT",
            "UNFRAMED",
            "SERVER_IDLE",
            "CLIENT_IDLE",
            "OKHTTP_POOL_FULL",
            "URL_POOL_FULL",
            "ADDRESS",
            "PROXY",
            "CANCELLED",
            "RETRY",
            "REQUEST_LIMIT",
            "PEER_CLOSED");
    private final List<String> noFaults = List.of(
            "GOOD_OKHTTP_BURST",
            "GOOD_JDK_BURST",
            "GOOD_URL",
            "GOOD_REDIRECT",
            "GOOD_APACHE4",
            "GOOD_APACHE5",
            "GOOD_TWO_CLIENTS");

    private Map<String, String> ports = Map.of();
    private List<String> log = List.of();

    @BeforeAll
    void runAll() throws Exception {
        Outcome outcome = TargetJvm.running(Causes.class)
                .withLibraries()
                .logging("json")
                .arguments(Stream.concat(faults.stream(), noFaults.stream()).toArray(String[]::new))
                .run();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        ports = outcome.out().lines().map(line -> line.split(" ", -1)).collect(Collectors.toMap(w -> w[0], w -> w[1]));
        log = outcome.log();
    }

    /** What was found, as {@code open code}, {@code close code}, with an exclamation mark where it is a fault. */
    private List<String> findings(String name) {
        return log.stream()
                .filter(line -> line.contains("\"class\"") || line.contains("\"event\":\"close\""))
                .filter(line -> isOf(name, line))
                .flatMap(line -> FINDING.matcher(line).results())
                .map(found -> found.group(1) + " " + found.group(2) + ("true".equals(found.group(3)) ? "!" : ""))
                .toList();
    }

    private boolean isOf(String name, String line) {
        Matcher port = PORT.matcher(line);
        return port.find() && port.group(1).equals(ports.get(name));
    }

    private String told(String name) {
        return log.stream().filter(line -> isOf(name, line)).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "OKHTTP_PER_REQUEST, open client-per-request!",
        "JDK_PER_REQUEST, open client-per-request!",
        "APACHE4_PER_REQUEST, open client-per-request!",
        "URL_BODY_NOT_READ, close body-not-read!",
        "URL_BODY_NOT_READ, open body-not-read!",
        "APACHE4_NOT_CONSUMED, close body-not-read!",
        "URL_ERROR_NOT_READ, open body-not-read!",
        "TERMINAL_CHUNK, close terminal-chunk-unread!",
        "APACHE4_LEAK, open response-leaked!",
        "SERVER_CLOSE, close server-said-close!",
        "DISCONNECT, close client-said-close!",
        "UNFRAMED, close no-framing!",
        "SERVER_IDLE, close server-idle-timeout!",
        "CLIENT_IDLE, open client-idle-timeout!",
        "OKHTTP_POOL_FULL, close idle-pool-full!",
        "URL_POOL_FULL, close idle-pool-full!",
        "URL_POOL_FULL, open concurrency",
        "ADDRESS, open address-changed!",
        "PROXY, close route-differs!",
        "CANCELLED, close cancelled!",
        "RETRY, open hidden-retry",
        "REQUEST_LIMIT, close request-limit!",
        "PEER_CLOSED, close peer-closed-unnoticed!",
        "PEER_CLOSED, open first"
    })
    void causeIsFound(String name, String finding) {
        assertThat(findings(name)).as(told(name)).contains(finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GOOD_OKHTTP_BURST",
                "GOOD_JDK_BURST",
                "GOOD_URL",
                "GOOD_REDIRECT",
                "GOOD_APACHE4",
                "GOOD_APACHE5",
                "GOOD_TWO_CLIENTS"
            })
    void whatIsNoFaultRaisesNoAlarm(String name) {
        assertThat(findings(name)).as(told(name)).isNotEmpty().noneMatch(finding -> finding.endsWith("!"));
    }
}
