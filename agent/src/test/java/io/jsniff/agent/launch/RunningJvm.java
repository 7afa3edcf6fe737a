package io.jsniff.agent.launch;

import com.sun.tools.attach.VirtualMachine;
import io.jsniff.agent.launch.TargetJvm.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A JVM that runs. Applications end when their standard input does; closing kills it if it has not ended. */
public final class RunningJvm implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    RunningJvm(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Its process id, as text; that of the child if another program started it. */
    public String pid() {
        return String.valueOf(
                process.children().findAny().orElse(process.toHandle()).pid());
    }

    /** Loads the packaged agent into it, with options. */
    public void attach(String options) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(pid());
        try {
            machine.loadAgent(TargetJvm.jar().toString(), options);
        } finally {
            machine.detach();
        }
    }

    /** Sends it a line. */
    public void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits until it has written that many lines to its standard output; gives the last. */
    public String awaitLine(int number) throws InterruptedException {
        waitUntil(() -> out().lines().count() >= number);
        List<String> lines = out().lines().toList();
        if (lines.size() < number) {
            throw new IllegalStateException("no line " + number + " but " + lines + err());
        }
        return lines.get(number - 1);
    }

    /** Waits until something holds, or it has ended; whether it holds. */
    public boolean waitUntil(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return condition.getAsBoolean();
    }

    /** What it wrote to standard output so far. */
    public String out() {
        return text(out);
    }

    /** What it wrote to standard error so far. */
    public String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends its standard input, and with it many an application. */
    public void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Has it end, and gives what it left behind. */
    public Outcome end() throws IOException, InterruptedException {
        closeInput();
        if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("it did not end: " + err());
        }
        return new Outcome(process.exitValue(), out(), err(), List.of());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
    }
}
