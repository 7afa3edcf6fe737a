package io.jsniff.agent.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Linux tells of a process below {@code /proc}. Elsewhere, and of processes that may not be looked at, nothing is known. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");

    /** Ticks of the kernel's clock as programs see it: the same for every Linux. */
    private static final long MILLIS_OF_TICK = 10;

    private static final int START_TIME = 19;

    private final Path directory;

    Proc(long pid) {
        this.directory = ROOT.resolve(Long.toString(pid));
    }

    static boolean isThere() {
        return Files.isDirectory(ROOT.resolve("self"));
    }

    /** Its pid as it sees it itself, which in a container is another. */
    String ownPid() {
        for (String line : lines(directory.resolve("status"))) {
            if (line.startsWith("NSpid:")) {
                return line.substring(line.lastIndexOf('\t') + 1).strip();
            }
        }
        return directory.getFileName().toString();
    }

    /** A path as this process sees it. */
    Path inside(String path) {
        return directory.resolve("root" + path);
    }

    /** Whether it sees the same files as we do. */
    boolean sharesFiles() {
        try {
            Path ours = Files.readSymbolicLink(ROOT.resolve("self/ns/mnt"));
            return ours.equals(Files.readSymbolicLink(directory.resolve("ns/mnt")))
                    && Files.isSameFile(ROOT.resolve("self/root"), directory.resolve("root"));
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether the JVM's library is loaded; {@code null} if that may not be seen. */
    @Nullable
    Boolean hasJvm() {
        try {
            String maps = Files.readString(directory.resolve("maps"), StandardCharsets.ISO_8859_1);
            return maps.contains("libjvm.so") || maps.contains("libj9vm");
        } catch (IOException e) {
            return null;
        }
    }

    /** The arguments it was started with; empty if that may not be seen. */
    List<String> arguments() {
        try {
            return List.of(Files.readString(directory.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Since when it has a thread of this name; {@code null} if it has none, or that may not be seen. */
    @Nullable
    Instant threadSince(String name) {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(directory.resolve("task"))) {
            for (Path task : tasks) {
                if (lines(task.resolve("comm")).contains(name)) {
                    return started(task);
                }
            }
        } catch (IOException e) {
            // it is gone, or not ours to look at
        }
        return null;
    }

    private static @Nullable Instant started(Path task) {
        long boot = 0;
        for (String line : lines(ROOT.resolve("stat"))) {
            boot = line.startsWith("btime ") ? Long.parseLong(line.substring(6).strip()) : boot;
        }
        for (String line : lines(task.resolve("stat"))) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Instant.ofEpochSecond(boot).plusMillis(Long.parseLong(fields[START_TIME]) * MILLIS_OF_TICK);
        }
        return null;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }
}
