package io.jsniff.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a stream of the process goes to a terminal: it is a character device, and no kin of {@code /dev/null}. */
public final class TerminalDevice {
    /** Standard output. */
    public static final int OUTPUT = 1;

    /** Standard error. */
    public static final int ERROR = 2;

    private static final int TYPE = 0170000;
    private static final int CHARACTERS = 0020000;
    private static final int MINOR_BITS = 8;

    private TerminalDevice() {}

    /** Whether a descriptor is that of a terminal; {@code false} where the system does not tell. */
    public static boolean is(int descriptor) {
        try {
            Path file = Path.of("/dev/fd/" + descriptor);
            int mode = (int) Files.getAttribute(file, "unix:mode");
            return (mode & TYPE) == CHARACTERS && major(file) != major(Path.of("/dev/null"));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static long major(Path device) throws IOException {
        return (long) Files.getAttribute(device, "unix:rdev") >> MINOR_BITS;
    }
}
