package io.jsniff.agent.cli;

import io.jsniff.agent.launch.Patience;
import io.jsniff.agent.launch.TargetJvm;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process whose output goes to files: the packaged command line, or a tool beside it. */
final class Jsniff implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private Jsniff(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code java -jar jsniff.jar} with arguments. */
    static Jsniff start(@Nullable Path input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(TargetJvm.QUICK_COMPILER_ONLY);
        command.addAll(List.of("-jar", TargetJvm.jar().toString()));
        command.addAll(List.of(arguments));
        return program(input, command);
    }

    /** Starts a program. */
    static Jsniff program(@Nullable Path input, List<String> command) throws IOException {
        File out = File.createTempFile("jsniff", ".out");
        File err = File.createTempFile("jsniff", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        return new Jsniff(builder.start(), out.toPath(), err.toPath());
    }

    /** Waits for its end and gives its exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not end: " + err());
        }
        return process.exitValue();
    }

    /**
     * Sends it what Ctrl-C sends, and waits for its end. A script's background job, and all that it starts, ignores that; then
     * it gets the signal that ends such a job.
     */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", ignoresInterrupts() ? "-TERM" : "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return await();
    }

    /** Whether SIGINT, the second bit, is in the mask of ignored signals (Linux, proc(5)). */
    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(mask -> (mask & 2) != 0);
        }
    }

    /** Waits until something holds, or it has ended; whether it holds. */
    boolean waitUntil(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return condition.getAsBoolean();
    }

    /** What it wrote to standard output so far. */
    String out() {
        return text(out);
    }

    /** What it wrote to standard error so far. */
    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends it at once, without a word to anybody. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
