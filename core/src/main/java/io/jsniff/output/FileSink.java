package io.jsniff.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are appended to. It is created when the first line comes, readable by its owner alone, because requests
 * may hold secrets. When somebody moves or deletes it, or its directory, it is created anew within a moment.
 */
public final class FileSink implements Sink {
    private static final Set<OpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final long LOOK_AGAIN = 200_000_000L;

    private final Path file;
    private final Rotation rotation;
    private final LongSupplier clock;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private long size;
    private long lastLook;
    private boolean opened;
    private boolean withinEntry;

    /** A sink for a file that need not exist, in a directory that must. */
    public FileSink(Path file, Rotation rotation) {
        this(file, rotation, System::nanoTime);
    }

    FileSink(Path file, Rotation rotation, LongSupplier clock) {
        this.file = file;
        this.rotation = rotation;
        this.clock = clock;
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        FileChannel open = channelFor(length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (buffer.hasRemaining()) {
                open.write(buffer);
            }
        } catch (IOException | Error e) { // there may be no memory for the copy outside the heap
            closeQuietly();
            if (buffer.remaining() == length) {
                throw e;
            }
        }
        int written = length - buffer.remaining();
        size += written;
        withinEntry = written < length;
        return written;
    }

    @Override
    public long room() {
        return rotation.room(size);
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    private FileChannel channelFor(int length) throws IOException {
        if (isGone()) {
            closeQuietly();
        }
        FileChannel open = channel == null ? open() : channel;
        if (withinEntry || size == 0 || length <= rotation.room(size)) {
            return open;
        }
        close();
        rotation.rotate(file);
        return open();
    }

    private FileChannel open() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (opened && directory != null) {
            Files.createDirectories(directory); // it was there once
        }
        FileChannel open = FileChannel.open(file, APPEND, ownerOnly());
        channel = open;
        opened = true;
        key = key();
        size = open.size();
        lastLook = clock.getAsLong();
        return open;
    }

    private boolean isGone() {
        long now = clock.getAsLong();
        if (channel == null || now - lastLook < LOOK_AGAIN) {
            return false;
        }
        lastLook = now;
        try {
            return !Objects.equals(key, key());
        } catch (IOException e) {
            return true;
        }
    }

    /** What tells this file from another of the same name; {@code null} where the system has no such thing. */
    private @Nullable Object key() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // what matters is that the next write opens the file anew
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
