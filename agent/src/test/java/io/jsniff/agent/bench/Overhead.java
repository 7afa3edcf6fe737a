package io.jsniff.agent.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs the programs of this package as processes of their own, in turn without and with the agent, and prints the medians and
 * their ratio. Machines are noisy: the ratio counts, not the numbers.
 *
 * <pre>mvn -q -DskipTests package &amp;&amp; java -cp agent/target/test-classes io.jsniff.agent.bench.Overhead [ROUNDS]</pre>
 *
 * The JVM under test is the one that runs this.
 */
final class Overhead {
    private static final int ROUNDS = 11;
    private static final int FEW = 1_000;
    private static final int MANY = 11_000;

    private final String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final String classes = Path.of("agent/target/test-classes").toString();
    private final Path log;

    private Overhead(Path log) {
        this.log = log;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        Path log = Files.createTempFile("jsniff-overhead", ".log");
        try {
            Overhead overhead = new Overhead(log);
            System.out.printf("JDK %s, %d rounds%n", Runtime.version(), rounds);
            overhead.rate("raw loop", RawLoop.class, 400_000, rounds);
            overhead.rate("HttpURLConnection loop", UrlConnectionLoop.class, 120_000, rounds);
            overhead.rate("HttpsURLConnection loop", HttpsLoop.class, 60_000, rounds);
            overhead.startUp(rounds);
            overhead.idle("idle connection", 0);
            overhead.idle("after an exchange", 1);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private void rate(String what, Class<?> program, int requests, int rounds)
            throws IOException, InterruptedException {
        List<Speed> without = new ArrayList<>();
        List<Speed> with = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            without.add(Speed.parse(run(program, null, Integer.toString(requests))));
            with.add(Speed.parse(run(program, agent(), Integer.toString(requests))));
        }
        print(what, "/s", without, with, Speed::perSecond);
        print(what, "us CPU", without, with, Speed::micros);
    }

    private static void print(
            String what, String unit, List<Speed> without, List<Speed> with, ToDoubleFunction<Speed> value) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            ratios.add(value.applyAsDouble(with.get(i)) / value.applyAsDouble(without.get(i)));
        }
        double plain = median(without.stream().map(value::applyAsDouble).toList());
        double tapped = median(with.stream().map(value::applyAsDouble).toList());
        System.out.printf(
                Locale.ROOT,
                "%-24s without %8.1f %-6s  with %8.1f %-6s  ratio of medians %.3f  median of ratios %.3f%n",
                what,
                plain,
                unit,
                tapped,
                unit,
                tapped / plain,
                median(ratios));
    }

    private void startUp(int rounds) throws IOException, InterruptedException {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            without.add(seconds(null));
            with.add(seconds(agent()));
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s without %8.3f s  with %8.3f s  added %.3f s%n",
                "start of an empty main",
                median(without),
                median(with),
                median(with) - median(without));
    }

    private double seconds(@Nullable String agent) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        run(Nothing.class, agent);
        return (System.nanoTime() - begin) / 1e9;
    }

    /** What a connection adds, so that what the agent takes once does not count. */
    private void idle(String what, int exchanges) throws IOException, InterruptedException {
        String agent = agent() + ",linger=10ms";
        double bytes = (added(agent, MANY, exchanges) - added(agent, FEW, exchanges)) / (double) (MANY - FEW);
        System.out.printf(Locale.ROOT, "%-24s %.0f bytes of heap%n", what, bytes);
    }

    private long added(String agent, int connections, int exchanges) throws IOException, InterruptedException {
        String[] arguments = {Integer.toString(connections), Integer.toString(exchanges)};
        return Long.parseLong(run(Idle.class, agent, arguments)) - Long.parseLong(run(Idle.class, null, arguments));
    }

    private String agent() {
        return "-javaagent:" + Path.of("agent/target/jsniff.jar") + "=summary=off,out=" + log;
    }

    private String run(Class<?> program, @Nullable String agent, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        if (agent != null) {
            command.add(agent);
        }
        Collections.addAll(command, "-cp", classes, program.getName());
        Collections.addAll(command, arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        return output;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
