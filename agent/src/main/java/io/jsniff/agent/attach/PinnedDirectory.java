package io.jsniff.agent.attach;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A directory that is held open, so that it stays the same one although its user renames it or puts a symbolic link in its place.
 *
 * <p>On Linux its {@link #path} leads by {@code /proc/self/fd} to the open directory itself; names below it are those of its own
 * entries. Elsewhere, where jsniff attaches to JVMs of the same user alone, it is the path by which it was opened.
 */
final class PinnedDirectory implements Closeable {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS_PASS = PosixFilePermissions.fromString("rwx--x--x");

    private final SecureDirectoryStream<Path> stream;
    private final Path path;

    private PinnedDirectory(SecureDirectoryStream<Path> stream, Path opened) throws IOException {
        this.stream = stream;
        this.path = Proc.isThere() ? descriptor(stream) : opened;
    }

    /** Opens a directory by a path that is to be trusted, links included. */
    @SuppressWarnings("StreamResourceLeak") // it is what is held open
    static PinnedDirectory open(Path directory) throws IOException {
        return of(Files.newDirectoryStream(directory), directory);
    }

    private static PinnedDirectory of(DirectoryStream<Path> opened, Path directory) throws IOException {
        try {
            if (opened instanceof SecureDirectoryStream<Path> secure) {
                return new PinnedDirectory(secure, directory);
            }
            throw new IOException("this system has no descriptors of directories");
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Opens a directory in this one; a symbolic link is none. */
    PinnedDirectory enter(String name) throws IOException {
        return of(stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS), path.resolve(name));
    }

    /**
     * Makes a directory in this one that its owner alone can enter.
     *
     * @throws IOException also if another has taken its place meanwhile
     */
    PinnedDirectory create(String name) throws IOException {
        Files.createDirectory(path.resolve(name), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        PinnedDirectory made = enter(name);
        if (made.isFresh()) {
            return made;
        }
        made.close();
        throw new IOException("another user has put something else in the place of " + name);
    }

    /** Empty, and for the user of this process alone. */
    private boolean isFresh() throws IOException {
        return new Proc(ProcessHandle.current().pid()).owner().owns(path)
                && Files.getPosixFilePermissions(path).equals(OWNER_ONLY)
                && names("*").isEmpty();
    }

    /** Lets others pass through it who know a name in it; none but its owner can list or change it. */
    void letOthersPass() throws IOException {
        Files.setPosixFilePermissions(path, OTHERS_PASS);
    }

    /** Whether its user alone can put anything into it. */
    boolean isOnlyOf(Owner owner) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return owner.owns(path)
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Where an entry is. What is done by this path must not follow the entry itself, should it be a link. */
    Path path(String name) {
        return path.resolve(name);
    }

    /** Opens a file in this directory for reading; a symbolic link is none. */
    SeekableByteChannel read(String name) throws IOException {
        return stream.newByteChannel(Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** The names in it that a pattern matches, as of now. */
    List<String> names(String glob) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, glob)) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        }
        return names;
    }

    void deleteFile(String name) throws IOException {
        stream.deleteFile(Path.of(name));
    }

    void deleteDirectory(String name) throws IOException {
        stream.deleteDirectory(Path.of(name));
    }

    /** The JDK does not tell the number of a descriptor; it is the one that leads to the same file. */
    private static Path descriptor(SecureDirectoryStream<Path> stream) throws IOException {
        Object key = stream.getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes()
                .fileKey();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path each : all) {
                if (Files.isDirectory(each) && isSame(each, key)) {
                    return each;
                }
            }
        }
        throw new IOException("the descriptor of a directory is not in " + DESCRIPTORS);
    }

    private static boolean isSame(Path file, Object key) throws IOException {
        return key.equals(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
