package io.jsniff.agent.bench;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.bench.soak.Footprint;
import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What many rounds of attach and detach leave behind in a JVM under load: {@code java -Djsniff.jar=agent/target/jsniff.jar -cp
 * agent/target/test-classes io.jsniff.agent.bench.Rounds [ROUNDS]}. Prints, before the first round, after the first (which loads
 * classes of the JDK that stay), half-way and after the last, each after a collection: metaspace in use (MB, without the blocks
 * that a redefined class has given back to its loader, which the JVM counts as used), classes, class loaders,
 * threads, open files, resident memory (KiB), and what a request costs without jsniff, in requests per second and in microseconds
 * of processor time, which neighbours disturb less. The ratios are to a twin under the same load at the same time, which no one
 * attaches to. At the end the same of every tenth round while it happened, jsniff's own work included, and the requests that
 * failed.
 */
public final class Rounds {
    private static final int SECONDS = 9;
    private static final int WARM_UP = 10_000;

    /** The twin takes half of the processors, so it rests in most rounds. */
    private static final int COMPARED = 10;

    private final LoadedJvm jvm;
    private final LoadedJvm twin;

    private Rounds(LoadedJvm jvm, LoadedJvm twin) {
        this.jvm = jvm;
        this.twin = twin;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
        try (RunningJvm jvm = start();
                RunningJvm twin = start()) {
            new Rounds(new LoadedJvm(jvm), new LoadedJvm(twin)).run(rounds);
        }
    }

    private static RunningJvm start() throws IOException {
        return TargetJvm.running(Talker.class)
                .withAllCompilers()
                .jvm("-Xmx256m")
                .jvm(Talker.NO_DELAY)
                .start();
    }

    private void run(int rounds) throws Exception {
        jvm.load();
        twin.load();
        Thread.sleep(WARM_UP);
        System.out.println(
                "after  metaspace  classes  loaders  threads  files  resident  requests/s  ratio  µs/request  ratio");
        print(0);
        Comparison meanwhile = new Comparison(jvm, twin);
        for (int i = 1; i <= rounds; i++) {
            if (i % COMPARED == 0) {
                meanwhile.begin();
                round();
                meanwhile.end();
            } else {
                twin.rest();
                round();
                twin.load();
            }
            if (i == 1 || i == rounds / 2 || i == rounds) {
                print(i);
            }
        }
        System.out.println("during a round: " + meanwhile);
        System.out.println(jvm.rest());
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
        twin.collect();
        Footprint footprint = Footprint.of(jvm.pid());
        System.out.printf(
                Locale.ROOT,
                "%5d  %9.2f  %7d  %7d  %7d  %5d  %8s  %s%n",
                rounds,
                footprint.metaspace(),
                footprint.classes(),
                Jcmd.run(jvm.pid(), "VM.classloader_stats")
                        .lines()
                        .filter(line -> line.startsWith("0x"))
                        .count(),
                footprint.threads(),
                footprint.files(),
                resident(),
                speed());
    }

    private String resident() throws IOException {
        Path status = Path.of("/proc", jvm.pid(), "status");
        return first(new String(Files.readAllBytes(status), StandardCharsets.UTF_8), "VmRSS:\\s+(\\d+)");
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "?";
    }

    private Comparison speed() throws Exception {
        Comparison comparison = new Comparison(jvm, twin);
        for (int i = 0; i < SECONDS; i++) {
            comparison.begin();
            Thread.sleep(1000);
            comparison.end();
        }
        return comparison;
    }
}
