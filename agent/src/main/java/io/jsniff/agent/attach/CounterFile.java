package io.jsniff.agent.attach;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds the file of counters of a JVM: {@code hsperfdata_USER/PID} in its temporary directory.
 *
 * <p>The directory is one that any user can write to, and so believed only as far as the JVM believes it itself: the
 * {@code hsperfdata_USER} must be a directory, no link, into which none but the user of the process can put files.
 */
final class CounterFile {
    private CounterFile() {}

    /** What it says; empty if there is none to be believed. */
    static Map<String, String> texts(Proc proc, Owner owner) {
        for (Opening directory : temporary(proc)) {
            try (PinnedDirectory opened = directory.open()) {
                Map<String, String> texts = texts(opened, proc.ownPid(), owner);
                if (!texts.isEmpty()) {
                    return texts;
                }
            } catch (IOException e) {
                // there is none, or it is not ours to read
            }
        }
        return Map.of();
    }

    private interface Opening {
        PinnedDirectory open() throws IOException;
    }

    /** Where the JVM's temporary directory may be. Where it does not see our files, what it calls so is as hostile as its user. */
    private static List<Opening> temporary(Proc proc) {
        List<Opening> all = new ArrayList<>();
        if (!Proc.isThere()) {
            all.add(() -> PinnedDirectory.open(Path.of(System.getProperty("java.io.tmpdir"))));
            all.add(() -> PinnedDirectory.open(Path.of("/tmp")));
        } else if (proc.sharesFiles()) {
            all.add(() -> PinnedDirectory.open(Path.of("/tmp")));
        } else {
            all.add(proc::temporary);
        }
        return all;
    }

    private static Map<String, String> texts(PinnedDirectory temporary, String pid, Owner owner) throws IOException {
        for (String user : temporary.names("hsperfdata_*")) {
            try (PinnedDirectory directory = temporary.enter(user)) {
                if (directory.isOnlyOf(owner) && owner.ownsRegularFile(directory.path(pid))) {
                    return PerfData.texts(bytes(directory, pid));
                }
            } catch (IOException e) {
                // not this one
            }
        }
        return Map.of();
    }

    private static byte[] bytes(PinnedDirectory directory, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PerfData.MAX_SIZE);
        try (SeekableByteChannel file = directory.read(name)) {
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // more
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
