package io.jsniff.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Who made a symbolic link: one of another user could lead anywhere. */
final class LinkOwner {
    private static final String UID = "unix:uid";
    private static final Integer ROOT = 0;
    private static final Path SELF = Path.of("/proc/self");

    private LinkOwner() {}

    /**
     * Whether the file is a symbolic link, and may be followed because it belongs to root or to the user of this process.
     *
     * @throws IOException if it is a link of another user's
     */
    static boolean isTrustedLink(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return false;
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix") || isOurs(file)) {
            return true;
        }
        throw new IOException("it is a symbolic link of another user, which is not followed");
    }

    private static boolean isOurs(Path link) throws IOException {
        Object owner = Files.getAttribute(link, UID, LinkOption.NOFOLLOW_LINKS);
        if (ROOT.equals(owner)) {
            return true;
        }
        return Files.isDirectory(SELF)
                ? owner.equals(Files.getAttribute(SELF, UID))
                : Files.getOwner(link, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }
}
