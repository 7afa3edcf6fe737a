package io.jsniff.agent.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Linux tells of a process below {@code /proc}. Elsewhere, and of processes that may not be looked at, nothing is known. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");

    /** Ticks of the kernel's clock as programs see it: the same for every Linux. */
    private static final long MILLIS_OF_TICK = 10;

    private static final int START_TIME = 19;
    private static final int EFFECTIVE = 2;
    private static final long QUIT = 1L << (3 - 1);
    private static final Pattern JVM = Pattern.compile("\\S+ ..x.* .*/lib(jvm|j9vm\\d*)\\.so( \\(deleted\\))?");

    private final Path directory;

    Proc(long pid) {
        this.directory = ROOT.resolve(Long.toString(pid));
    }

    static boolean isThere() {
        return Files.isDirectory(ROOT.resolve("self"));
    }

    /** Whose rights it has. */
    Owner owner() {
        for (String line : lines(directory.resolve("status"))) {
            if (line.startsWith("Uid:")) {
                return new Owner(Integer.parseUnsignedInt(line.split("\\s+")[EFFECTIVE]), "");
            }
        }
        return new Owner(Owner.UNKNOWN, "");
    }

    /** Whether it survives a SIGQUIT, by which a JVM is told to open its socket: it has a handler for that. */
    boolean catchesQuit() {
        for (String line : lines(directory.resolve("status"))) {
            if (line.startsWith("SigCgt:")) {
                return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & QUIT) != 0;
            }
        }
        return false;
    }

    /** Its directory for temporary files, held open. */
    PinnedDirectory temporary() throws IOException {
        if (sharesFiles()) {
            return PinnedDirectory.open(Path.of("/tmp"));
        }
        try (PinnedDirectory root = PinnedDirectory.open(inside("/"))) {
            return root.enter("tmp");
        }
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

    /**
     * Whether the JVM's library is loaded, as code: a file of that name may be in any process that reads files of others.
     * {@code null} if that may not be seen.
     */
    @Nullable
    Boolean hasJvm() {
        try {
            String maps = Files.readString(directory.resolve("maps"), StandardCharsets.ISO_8859_1);
            return maps.lines().anyMatch(line -> JVM.matcher(line).matches());
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

    /** When it began, in ticks since the system did: no other process with the same pid has the same. */
    long startTime() throws IOException {
        for (String line : lines(directory.resolve("stat"))) {
            return Long.parseLong(fields(line)[START_TIME]);
        }
        throw new IOException("it has ended");
    }

    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static @Nullable Instant started(Path task) {
        long boot = 0;
        for (String line : lines(ROOT.resolve("stat"))) {
            boot = line.startsWith("btime ") ? Long.parseLong(line.substring(6).strip()) : boot;
        }
        for (String line : lines(task.resolve("stat"))) {
            return Instant.ofEpochSecond(boot).plusMillis(Long.parseLong(fields(line)[START_TIME]) * MILLIS_OF_TICK);
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
