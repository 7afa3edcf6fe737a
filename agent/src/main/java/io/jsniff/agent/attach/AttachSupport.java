package io.jsniff.agent.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether attaching can do no harm, on Linux. The JDK attaches by a socket that the JVM has opened, {@code .java_pidN} in its
 * temporary directory; where there is none it makes a file {@code .attach_pidN} and sends a SIGQUIT, which ends a process that is
 * no JVM, one that is just starting, and one that was told to leave signals alone.
 */
final class AttachSupport {
    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;

    private AttachSupport() {}

    /** What is against it, {@code null} for nothing. To be asked right before it is done. */
    static @Nullable String obstacle(long pid, Proc proc) {
        if (!Boolean.TRUE.equals(proc.hasJvm())) {
            return pid + " is no JVM, or may not be looked at";
        }
        try (PinnedDirectory temporary = proc.temporary()) {
            return obstacle(pid, proc, temporary.path(".java_pid" + proc.ownPid()));
        } catch (IOException e) {
            return pid + " has no directory /tmp, without which no JVM can be attached to";
        }
    }

    private static @Nullable String obstacle(long pid, Proc proc, Path socket) throws IOException {
        try {
            return isSocketOf(proc.owner(), socket)
                    ? null
                    : pid + " cannot be attached to: " + socket.getFileName()
                            + " in its /tmp is no socket of its user's";
        } catch (NoSuchFileException e) {
            return proc.catchesQuit()
                    ? null
                    : pid
                            + " is only just starting, or was started with -Xrs: the signal that attaching sends would end it";
        }
    }

    private static boolean isSocketOf(Owner owner, Path socket) throws IOException {
        int mode = (int) Files.getAttribute(socket, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        int user = (int) Files.getAttribute(socket, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return (mode & TYPE) == SOCKET && user == owner.uid();
    }
}
