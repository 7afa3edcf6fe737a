package io.jsniff.agent.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The file by which a JVM publishes its counters, written by someone who is no JVM. Closing removes it. */
public final class ForgedCounters implements AutoCloseable {
    private static final int ENTRY_HEADER = 20;
    private static final int PROLOGUE = 32;

    private final Path directory;
    private final Path file;

    private ForgedCounters(Path directory, long pid) {
        this.directory = directory;
        this.file = directory.resolve(Long.toString(pid));
    }

    /** Puts one where tools look for it, in a directory of its own. */
    public static ForgedCounters of(long pid, Map<String, String> texts) throws IOException {
        Path directory = Files.createTempDirectory(
                Path.of("/tmp"),
                "hsperfdata_",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        ForgedCounters forged = new ForgedCounters(directory, pid);
        Files.write(forged.file, bytes(texts));
        return forged;
    }

    /** Gives file and directory to a user; for root. */
    public ForgedCounters ownedBy(int user) throws IOException {
        Files.setAttribute(file, "unix:uid", user);
        Files.setAttribute(directory, "unix:uid", user);
        return this;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** The content of such a file. */
    public static byte[] bytes(Map<String, String> texts) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        texts.forEach((name, value) -> entries.writeBytes(entry(name, value)));
        ByteBuffer all = ByteBuffer.allocate(PROLOGUE + entries.size());
        all.putInt(0xcafec0c0).put(new byte[] {1, 2, 0, 1}).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(PROLOGUE + entries.size())
                .putInt(0)
                .putLong(0)
                .putInt(PROLOGUE)
                .putInt(texts.size());
        return all.put(entries.toByteArray()).array();
    }

    private static byte[] entry(String name, String value) {
        byte[] nameBytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
        int valueAt = ENTRY_HEADER + nameBytes.length;
        ByteBuffer entry = ByteBuffer.allocate(valueAt + valueBytes.length).order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(entry.capacity()).putInt(ENTRY_HEADER).putInt(valueBytes.length);
        entry.put((byte) 'B').put(new byte[3]).putInt(valueAt);
        return entry.put(nameBytes).put(valueBytes).array();
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
        Files.delete(directory);
    }
}
