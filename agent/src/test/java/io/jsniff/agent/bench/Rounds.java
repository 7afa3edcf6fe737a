package io.jsniff.agent.bench;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What many rounds of attach and detach leave behind in a JVM under load: {@code java -Djsniff.jar=agent/target/jsniff.jar -cp
 * agent/target/test-classes io.jsniff.agent.bench.Rounds [ROUNDS]}. Prints, before the first round, after the first (which loads
 * classes of the JDK that stay), half-way and after the last, each after a collection: metaspace in use, classes, class loaders,
 * threads, open files, resident memory (KiB), and what a request costs without jsniff, in requests per second and in microseconds
 * of processor time, which neighbours disturb less; at the end the requests that failed.
 */
public final class Rounds {
    private static final String METASPACE = "Both: .* committed, +([\\d.]+ \\wB) ";
    private static final long SECOND = 1_000_000_000L;
    private static final double MICROS_OF_TICK = 10_000;

    private final RunningJvm jvm;
    private int lines = 1;

    private Rounds(RunningJvm jvm) {
        this.jvm = jvm;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        try (RunningJvm jvm = TargetJvm.running(Talker.class)
                .jvm("-Xmx256m")
                .jvm(Talker.NO_DELAY)
                .start()) {
            jvm.awaitLine(1);
            new Rounds(jvm).run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        ask("load");
        Thread.sleep(10_000); // warm-up
        System.out.println("after  metaspace  classes  loaders  threads  files  resident  requests/s  µs/request");
        print(0);
        for (int i = 1; i <= rounds; i++) {
            round();
            if (i == 1 || i == rounds / 2 || i == rounds) {
                print(i);
            }
        }
        System.out.println(ask("count"));
    }

    private String ask(String line) throws IOException, InterruptedException {
        jvm.say(line);
        return jvm.awaitLine(++lines);
    }

    private void round() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                TargetJvm.jar().toString(),
                "attach",
                jvm.pid(),
                "--duration",
                "300ms");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a round failed");
        }
    }

    private void print(int rounds) throws Exception {
        Jcmd.run(jvm.pid(), "GC.run");
        Jcmd.run(jvm.pid(), "GC.run");
        String loaders = Jcmd.run(jvm.pid(), "VM.classloader_stats");
        System.out.printf(
                "%5d  %9s  %7s  %7d  %7d  %5d  %8s  %s%n",
                rounds,
                first(Jcmd.run(jvm.pid(), "VM.metaspace"), METASPACE),
                first(loaders, "Total = \\d+ +(\\d+)"),
                loaders.lines().filter(line -> line.startsWith("0x")).count(),
                Jcmd.run(jvm.pid(), "Thread.print")
                        .lines()
                        .filter(line -> line.startsWith("\""))
                        .count(),
                Jcmd.files(jvm.pid()).size(),
                resident(),
                rate());
    }

    private String resident() throws IOException {
        Path status = Path.of("/proc", jvm.pid(), "status");
        return first(new String(Files.readAllBytes(status), StandardCharsets.UTF_8), "VmRSS:\\s+(\\d+)");
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "?";
    }

    /** Medians of a few seconds. */
    private String rate() throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long before = answered();
            long ticks = ticks();
            long begin = System.nanoTime();
            Thread.sleep(1000);
            double count = answered() - before;
            rates.add(count * SECOND / (System.nanoTime() - begin));
            costs.add((ticks() - ticks) * MICROS_OF_TICK / count);
        }
        rates.sort(null);
        costs.sort(null);
        return String.format(Locale.ROOT, "%10.0f  %10.1f", rates.get(4), costs.get(4));
    }

    /** Its processor time, in the kernel and out of it. */
    private long ticks() throws IOException {
        String[] fields = Files.readString(Path.of("/proc", jvm.pid(), "stat")).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private long answered() throws Exception {
        return Long.parseLong(ask("so far").split(" ")[0]);
    }
}
