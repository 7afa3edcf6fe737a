package io.jsniff.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** What the user looks at: how wide it is, whether it shows colours, and whether there is one at all. */
final class Terminal {
    static final int WIDTH = 100;

    private Terminal() {}

    /**
     * Whether standard output shows colours. picocli asks for a terminal, which from JDK 22 on is not the same as a console, and
     * heeds NO_COLOR and CLICOLOR; only a terminal that knows no escape sequences it would not notice.
     */
    static Ansi colours() {
        return "dumb".equals(System.getenv("TERM")) ? Ansi.OFF : Ansi.AUTO;
    }

    /** Whether standard error goes to a terminal; {@code false} where the system does not tell (it does on Linux). */
    static boolean isStandardError() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
