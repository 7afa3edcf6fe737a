package io.jsniff.agent.bench.soak;

import io.jsniff.agent.bench.soak.SoakedJvm.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A soak of one server: rounds of load, between which nothing but the idle connections is there, so that samples can be compared. */
public final class SoakRun implements AutoCloseable {
    /** The head of the table that a run prints. */
    public static final String HEADINGS = String.format(
            Locale.ROOT,
            "%-9s %-7s %6s %9s %9s %7s %8s %10s %8s %8s %9s %6s",
            "server",
            "sample",
            "minute",
            "requests",
            "lines",
            "dropped",
            "heap MB",
            "metasp. MB",
            "classes",
            "threads",
            "jsniff's",
            "files");

    private static final int ROUND_SECONDS = 20;
    private static final int SLOW_CLIENTS = 9;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final String name;
    private final Path directory;
    private final SoakedJvm jvm;
    private final LogFollower log;
    private final IdleConnections idle;
    private final SlowClients slow;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final long begin = System.nanoTime();
    private final List<String> defects = new ArrayList<>();

    /** Starts a server of a class from a class path, and the idle connections. */
    public SoakRun(String name, String server, String classPath, int idleConnections) throws Exception {
        this.name = name;
        directory = Files.createTempDirectory("soak");
        Path file = directory.resolve("soak.log");
        jvm = new SoakedJvm(server, classPath, file);
        log = new LogFollower(file);
        idle = new IdleConnections(jvm.port(), idleConnections);
        slow = new SlowClients(jvm.port());
    }

    /** Runs and prints it; whether all is as it should be. */
    public boolean run(int minutes, int rate) throws Exception {
        long whole = TimeUnit.MINUTES.toNanos(minutes);
        rounds(whole / 10, rate);
        Footprint start = sample("start");
        rounds(whole / 2, rate);
        Footprint middle = sample("middle");
        rounds(whole, rate);
        Footprint end = sample("end");
        idle.close();
        long patience = System.nanoTime() + PATIENCE;
        while (!jvm.status().allClosed() && System.nanoTime() < patience) {
            Thread.sleep(1000);
        }
        sample("closed");
        judge(start, middle, end);
        return defects.isEmpty();
    }

    /** Rounds until so long after the beginning, one at least. */
    private void rounds(long until, int rate) throws Exception {
        do {
            round(rate);
        } while (System.nanoTime() - begin < until);
    }

    private void round(int rate) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            running.add(threads.submit(slow.during(ROUND_SECONDS)));
        }
        for (Load load : loads()) {
            int share = load.secure() ? rate / 8 : rate * 3 / 8;
            running.add(threads.submit(() -> {
                load.run(ROUND_SECONDS, share);
                return null;
            }));
        }
        for (Future<?> one : running) {
            while (!one.isDone()) {
                Thread.sleep(200);
                log.read();
            }
            one.get();
        }
        idle.round();
    }

    private List<Load> loads() {
        return List.of(
                new Load("/wrk", jvm.port(), false, false),
                new Load("/h2load", jvm.port(), false, true),
                new Load("/wrktls", jvm.securePort(), true, false),
                new Load("/h2loadtls", jvm.securePort(), true, true));
    }

    private Footprint sample(String which) throws Exception {
        Map<String, Long> served = settled();
        Status status = jvm.status();
        Footprint footprint = jvm.footprint();
        System.out.printf(
                Locale.ROOT,
                "%-9s %-7s %6.1f %9d %9d %7d %8.1f %10.2f %8d %8d %9d %6d%n",
                name,
                which,
                (System.nanoTime() - begin) / 60e9,
                sum(served),
                sum(counted(log.lines())),
                status.dropped(),
                footprint.heap(),
                footprint.metaspace(),
                footprint.classes(),
                footprint.threads(),
                footprint.agentThreads(),
                footprint.files());
        return footprint;
    }

    /** Waits until each request has its line, or for long enough; what the server has counted. */
    private Map<String, Long> settled() throws Exception {
        long patience = System.nanoTime() + PATIENCE;
        Map<String, Long> served = counted(jvm.served());
        while (!served.equals(counted(log.lines())) && System.nanoTime() < patience) {
            Thread.sleep(500);
            served = counted(jvm.served());
        }
        return served;
    }

    /** Without the requests whose heads are cut, which no server counts. */
    private static Map<String, Long> counted(Map<String, Long> counts) {
        Map<String, Long> result = new HashMap<>(counts);
        result.remove(SlowClient.CUT);
        return result;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void judge(Footprint start, Footprint middle, Footprint end) throws Exception {
        Map<String, Long> served = counted(jvm.served());
        Map<String, Long> lines = log.lines();
        Status status = jvm.status();
        TreeSet<String> paths = new TreeSet<>(served.keySet());
        paths.addAll(lines.keySet());
        for (String path : paths) {
            long requests = served.getOrDefault(path, 0L);
            long written = lines.getOrDefault(path, 0L);
            System.out.printf(Locale.ROOT, "  %-12s %9d requests %9d lines%n", path, requests, written);
            // a request of a client that gave up may have come and not been served
            if ((written < requests || written > requests + slow.failed()) && !path.equals(SlowClient.CUT)) {
                defects.add(path + ": " + written + " lines for " + requests + " requests");
            }
        }
        if (log.all() != status.written()) {
            defects.add(status.written() + " entries written, " + log.all() + " lines in the log");
        }
        if (!status.allClosed()) {
            defects.add("connections that are closed are held open");
        }
        // within the first half compilers and pools are still busy
        String grown = middle.growth(end);
        if (!grown.isEmpty()) {
            defects.add("from the middle to the end" + grown);
        }
        jvm.err().lines().filter(line -> line.startsWith("jsniff: ")).forEach(defects::add);
        System.out.println("  " + log.rest() + "; " + status.connections() + " connections");
        System.out.println("  " + status.losses());
        System.out.println("  slow clients that failed: " + slow.failures());
        System.out.println("  from start to end:" + (start.growth(end).isEmpty() ? " flat" : start.growth(end)));
        System.out.println("  verdict: " + (defects.isEmpty() ? "equal and flat" : String.join("; ", defects)));
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        idle.close();
        jvm.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
