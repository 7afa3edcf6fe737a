package io.jsniff.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads large files in a JVM of their own.
 *
 * <p>A JVM sizes its heap for a server that runs for weeks: it would touch hundreds of megabytes of fresh memory for objects
 * that die at once, which takes longer than reusing a few that are in the cache; and its compiler would spend more time on
 * inlining the parser into everything that calls it than the file takes to read. Both are settings that only a starting JVM
 * takes, and that a jar cannot give to the one that it is started with. A JVM more costs some 60 ms.
 */
final class SecondJvm {
    /** Set in the second JVM; to set it oneself keeps all in the first. */
    private static final String MARK = "jsniff.second";

    private static final long LARGE = 32L << 20;
    private static final List<String> FLAGS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            "-Xms40m",
            "-Xmn16m",
            "-XX:FreqInlineSize=60",
            "-XX:-UsePerfData",
            "-D" + MARK + "=true");

    private SecondJvm() {}

    /** Runs the same command line in a second JVM if that is worth it; its exit code. */
    static OptionalInt run(Map<CaptureOption, String> options, String... arguments) {
        @Nullable String file = options.get(CaptureOption.FILECAP);
        String jar = System.getProperty("java.class.path", "");
        if (file == null || System.getProperty(MARK) != null || !jar.endsWith(".jar") || !isLarge(file)) {
            return OptionalInt.empty();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", jar, "capture"));
        Collections.addAll(command, arguments);
        try {
            return OptionalInt.of(await(new ProcessBuilder(command).inheritIO().start()));
        } catch (IOException e) {
            return OptionalInt.empty(); // this JVM can do it as well, only slower
        }
    }

    /** Standard input has any size. */
    private static boolean isLarge(String file) {
        try {
            return file.equals("-") || Files.size(Path.of(file)) >= LARGE;
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** What ends this JVM ends the second one in good order first. */
    private static int await(Process second) {
        Thread hook = new Thread(null, () -> end(second), "jsniff-interrupted", 0, false);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return second.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void end(Process second) {
        second.destroy();
        try {
            Runtime.getRuntime().halt(second.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
