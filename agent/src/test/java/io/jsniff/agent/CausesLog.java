package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.launch.TargetJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the agent wrote of a JVM that ran cases, each against a server of its own.
 *
 * @param ports of these servers, by the names of the cases
 * @param lines of JSON
 */
record CausesLog(Map<String, String> ports, List<String> lines) {
    static final CausesLog NONE = new CausesLog(Map.of(), List.of());

    private static final Pattern PORT = Pattern.compile("\"dest\":\\{[^}]*\"port\":(\\d+)");
    private static final Pattern FINDING =
            Pattern.compile("\"(open|close)\":\\{\"code\":\"([a-z-]+)\",\"fault\":(true|false),\"text\":\"([^\"]*)\"");

    static CausesLog of(TargetJvm jvm, Stream<String> names) throws Exception {
        Outcome outcome = jvm.logging("json")
                .arguments(names.distinct().toArray(String[]::new))
                .run();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return new CausesLog(
                outcome.out().lines().map(line -> line.split(" ", -1)).collect(Collectors.toMap(w -> w[0], w -> w[1])),
                outcome.log());
    }

    /** What was found, as {@code open code}, {@code close code}, with an exclamation mark where it is a fault. */
    List<String> findings(String name) {
        return lines.stream()
                .filter(line -> line.contains("\"class\"") || line.contains("\"event\":\"close\""))
                .filter(line -> isOf(name, line))
                .flatMap(line -> FINDING.matcher(line).results())
                .map(found -> found.group(1) + " " + found.group(2) + ("true".equals(found.group(3)) ? "!" : ""))
                .toList();
    }

    /** The lines that tell of a connection that opens. */
    List<String> openings(String name) {
        return lines.stream()
                .filter(line -> line.contains("\"event\":\"open\"") && isOf(name, line))
                .toList();
    }

    /** All of it, for people. */
    String told(String name) {
        return lines.stream().filter(line -> isOf(name, line)).collect(Collectors.joining("\n"));
    }

    private boolean isOf(String name, String line) {
        Matcher port = PORT.matcher(line);
        return port.find() && port.group(1).equals(ports.get(name));
    }
}
