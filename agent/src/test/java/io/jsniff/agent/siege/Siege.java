package io.jsniff.agent.siege;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the application under a fault, with jsniff or without: what the fault can do, and what came out. */
final class Siege implements AutoCloseable {
    private static final Pattern DROPPED = Pattern.compile("lost or not understood: (\\d+) entries dropped");

    private static final String FORMAT =
            "format='%connection.id #%session.requests %connection %request.line %response.code <'";
    private static final String LINE = "\\d+ #\\d+ (unique|start|continue|last) POST /besieged HTTP/1.1 (200|-) <";
    private static final Pattern SERVED = Pattern.compile("(\\d+) served");

    private final Path directory;
    private final boolean tapped;
    private final StringBuilder piped = new StringBuilder();
    private @Nullable RunningJvm jvm;
    private @Nullable Pipe pipe;
    private @Nullable Path mounted;
    private int commands;

    Siege(Path directory, boolean tapped) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.tapped = tapped;
    }

    /** Whether jsniff is in the JVM. */
    boolean tapped() {
        return tapped;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    void started(RunningJvm running) {
        jvm = running;
    }

    RunningJvm jvm() {
        if (jvm == null) {
            throw new IllegalStateException("not started");
        }
        return jvm;
    }

    /** A pipe of the siege's, made when it is first asked for. */
    Pipe pipe() throws IOException, InterruptedException {
        if (pipe == null) {
            pipe = new Pipe(file("pipe"));
        }
        return pipe;
    }

    void drain() throws IOException, InterruptedException {
        piped.append(pipe().drain());
    }

    /** Has the application do something and waits until it has. */
    String command(String line) throws IOException, InterruptedException {
        jvm().say(line);
        return jvm().awaitLine(++commands);
    }

    /** Waits until so many lines are in the files that the log went to. */
    void awaitLines(int number) throws InterruptedException {
        if (tapped && !jvm().waitUntil(() -> log().size() >= number)) {
            throw new IllegalStateException("not " + number + " lines but " + log().size() + jvm().err());
        }
    }

    /** Reads the pipe until all but so many of the requests so far have come out of it. */
    void drainAllBut(int pending) throws Exception {
        int all = served(jvm().out());
        drain();
        if (tapped && !jvm().waitUntil(() -> drainedTo(all - pending))) {
            throw new IllegalStateException("of " + all + " lines came " + log().size());
        }
    }

    private boolean drainedTo(int lines) {
        try {
            drain();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return log().size() >= lines;
    }

    /** What the application says of itself: requests in all. */
    static int served(String out) {
        Matcher matcher = SERVED.matcher(out);
        int served = 0;
        while (matcher.find()) {
            served = Integer.parseInt(matcher.group(1));
        }
        return served;
    }

    /** Moves a file as soon as it is there: after another move it is made anew with the next line. */
    void move(String from, String to) throws IOException, InterruptedException {
        if (tapped) {
            jvm().waitUntil(() -> Files.exists(file(from)));
            Files.move(file(from), file(to));
        }
    }

    /** Mounts a file system of so many bytes, to be unmounted at the end. */
    boolean mount(String name, int bytes) throws IOException, InterruptedException {
        Path at = Files.createDirectory(file(name));
        boolean done = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", at.toString())
                        .start()
                        .waitFor()
                == 0;
        if (done) {
            mounted = at;
        }
        return done;
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, jvm().pid()).start().waitFor();
        jvm().waitUntil(() -> false); // until it has ended, with its standard input still open
    }

    /** Waits until jsniff has said something on standard error. */
    void awaitWord(String word) throws InterruptedException {
        if (tapped && !jvm().waitUntil(() -> jvm().err().contains(word))) {
            throw new IllegalStateException("no " + word + " in " + jvm().err());
        }
    }

    Outcome end() throws IOException, InterruptedException {
        Outcome outcome = jvm().end();
        if (pipe != null && pipe.isOpen()) {
            drain();
        }
        return outcome;
    }

    /** What went to the pipe, and to files whose names begin with {@code log}, in their order; a half line too. */
    List<String> log() {
        StringBuilder all = new StringBuilder(piped);
        try {
            for (Path file : files()) {
                boolean half = all.length() > 0 && all.charAt(all.length() - 1) != '\n';
                all.append(half ? "\n" : "").append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            return List.of(); // it is being moved
        }
        return all.toString().lines().toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("log"))
                    .sorted()
                    .toList();
        }
    }

    /** How many entries the summary counts as dropped. */
    int dropped() throws IOException {
        Path summary = file("summary");
        Matcher matcher = DROPPED.matcher(Files.exists(summary) ? Files.readString(summary) : jvm().err());
        if (!matcher.find()) {
            throw new IllegalStateException("no summary");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** All options: lines of which it can be seen whether they are whole, and a summary that does not need the terminal. */
    String options(String output) {
        String summary = output.contains("summary=") ? "" : ",summary='" + file("summary") + "'";
        return FORMAT + summary + (output.isEmpty() ? "" : "," + output);
    }

    private static boolean isWhole(String line) {
        return line.matches(LINE);
    }

    void assertWritten(int requests) throws IOException {
        assertThat(log()).allMatch(Siege::isWhole).hasSize(requests);
        assertThat(dropped()).isZero();
    }

    /** One request, one connection: no matter what went wrong with one of them was counted at least once. */
    void assertWrittenLater(int requests) throws IOException {
        List<String> later =
                log().stream().filter(line -> !line.contains(" POST /full ")).toList();
        assertThat(later).allMatch(Siege::isWhole).hasSize(requests);
        Matcher answered = Pattern.compile("full: (\\d+) answered").matcher(jvm().out());
        assertThat(answered.find()).isTrue();
        assertThat(log().size() - later.size() + losses()).isGreaterThanOrEqualTo(Integer.parseInt(answered.group(1)));
    }

    /** All that the last line of the summary counts but bytes. */
    private long losses() throws IOException {
        String summary = Files.readString(file("summary"));
        String line = summary.substring(summary.indexOf("lost or not understood: "));
        return Pattern.compile("(\\d+) (?!bytes)")
                .matcher(line)
                .results()
                .mapToLong(result -> Long.parseLong(result.group(1)))
                .sum();
    }

    void assertCounted(int requests) throws IOException {
        List<String> log = log();
        long whole = log.stream().filter(Siege::isWhole).count();
        assertThat(log.size() - whole)
                .as("half lines")
                .isLessThanOrEqualTo(Math.max(1, files().size())); // the last of each
        assertThat(whole + dropped()).as("%d lines, %d lost", whole, dropped()).isEqualTo(requests);
    }

    void assertWholeLines() {
        List<String> log = log();
        assertThat(log).isNotEmpty();
        assertThat(log.subList(0, log.size() - 1)).allMatch(Siege::isWhole);
    }

    @Override
    public void close() throws IOException {
        if (jvm != null) {
            jvm.close();
        }
        if (pipe != null) {
            pipe.close();
        }
        if (mounted != null) {
            new ProcessBuilder("umount", "-l", mounted.toString()).start();
        }
    }
}
