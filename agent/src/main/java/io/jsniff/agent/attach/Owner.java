package io.jsniff.agent.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * The user whose rights a process has.
 *
 * @param uid the number, as we see it; {@link #UNKNOWN} where the system does not tell
 * @param name the name, for where there is no number; empty if that is not known either
 */
record Owner(int uid, String name) {
    static final int UNKNOWN = -1;

    /** Whether a file is theirs. A symbolic link is the file that it leads to. */
    boolean owns(Path file) throws IOException {
        return uid == UNKNOWN
                ? !name.isEmpty() && name.equals(Files.getOwner(file).getName())
                : uid == (int) Files.getAttribute(file, "unix:uid");
    }

    /** Whether there is a regular file that is theirs. A symbolic link is none. */
    boolean ownsRegularFile(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isRegularFile()
                && owns(file);
    }

    /** Makes an entry of a directory theirs: the entry itself, not what it may lead to. */
    void take(Path entry) throws IOException {
        Files.setAttribute(entry, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }
}
