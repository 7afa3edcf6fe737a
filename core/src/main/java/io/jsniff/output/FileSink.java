package io.jsniff.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
 * may hold secrets. When someone moves or deletes it, or its directory, it is created anew within a moment.
 *
 * <p>A symbolic link is followed if it belongs to root or to the user of this process; one of another user could lead anywhere,
 * and is an error. A pipe without a reader is waited for, by the writer thread alone.
 */
public final class FileSink implements Sink {
    private static final Set<OpenOption> FOLLOWING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final Set<OpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final long LOOK_AGAIN = 200_000_000L;
    /** So often in a row an interrupt may close the file in the middle of a write. */
    private static final int MAX_INTERRUPTS = 1000;

    private final Path file;
    private final Rotation rotation;
    private final LongSupplier clock;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private long size;
    private long lastLook;
    private boolean opened;
    private boolean withinEntry;
    private boolean regular;

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
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        for (int interrupts = 0; ; interrupts++) {
            try {
                write(buffer);
                return length;
            } catch (ClosedByInterruptException e) { // an application may interrupt every thread that it finds
                closeQuietly();
                if (!Thread.interrupted() || interrupts == MAX_INTERRUPTS) {
                    return written(buffer, offset, e);
                }
            } catch (IOException e) {
                closeQuietly();
                return written(buffer, offset, e);
            } catch (Error e) { // there may be no memory for the copy outside the heap
                closeQuietly();
                return written(buffer, offset, e);
            }
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        FileChannel open = channelFor(buffer);
        while (buffer.hasRemaining()) {
            int before = buffer.position();
            try {
                open.write(buffer);
            } finally {
                size += buffer.position() - before;
                withinEntry = buffer.hasRemaining() && (withinEntry || buffer.position() > before);
            }
        }
    }

    private static <E extends Throwable> int written(ByteBuffer buffer, int offset, E failure) throws E {
        if (buffer.position() <= offset) {
            throw failure;
        }
        return buffer.position() - offset;
    }

    @Override
    public int mostAtOnce() {
        return regular ? Integer.MAX_VALUE : PIPE_ATOMIC;
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

    private FileChannel channelFor(ByteBuffer buffer) throws IOException {
        if (isGone()) {
            closeQuietly();
        }
        FileChannel open = channel == null ? open(buffer) : channel;
        if (withinEntry || size == 0 || buffer.remaining() <= rotation.room(size)) {
            return open;
        }
        close();
        rotation.rotate(Files.isSymbolicLink(file) ? file.toRealPath() : file);
        return open(buffer);
    }

    private FileChannel open(ByteBuffer buffer) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (opened && directory != null) {
            Files.createDirectories(directory); // it was there once
        }
        FileChannel open = FileChannel.open(file, LinkOwner.isTrustedLink(file) ? FOLLOWING : APPENDING, ownerOnly());
        channel = open;
        opened = true;
        BasicFileAttributes attributes = attributes();
        Object before = key;
        key = attributes.fileKey();
        regular = attributes.isRegularFile();
        size = open.size();
        lastLook = clock.getAsLong();
        if (withinEntry && !Objects.equals(before, key)) {
            backToLineBegin(buffer);
        }
        return open;
    }

    /** The begin of a line stands in a file that has gone: here it begins anew. */
    private static void backToLineBegin(ByteBuffer buffer) {
        int begin = buffer.position();
        while (begin > 0 && buffer.get(begin - 1) != '\n') {
            begin--;
        }
        buffer.position(begin);
    }

    private boolean isGone() {
        long now = clock.getAsLong();
        if (channel == null || now - lastLook < LOOK_AGAIN) {
            return false;
        }
        lastLook = now;
        try {
            return !Objects.equals(key, attributes().fileKey());
        } catch (IOException e) {
            return true;
        }
    }

    /** With the key that tells this file from another of the same name, {@code null} where the system has no such thing. */
    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
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
