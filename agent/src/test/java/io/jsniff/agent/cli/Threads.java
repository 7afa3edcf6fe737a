package io.jsniff.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of a process's threads, as Linux has them. */
final class Threads {
    private Threads() {}

    static List<String> names(Path tasks) {
        try (Stream<Path> all = Files.list(tasks)) {
            return all.map(Threads::name).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
