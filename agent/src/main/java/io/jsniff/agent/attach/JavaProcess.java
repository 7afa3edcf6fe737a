package io.jsniff.agent.attach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A JVM on this machine, as seen from outside.
 *
 * @param process itself, which is not another that has the same pid later
 * @param user whose it is, printable; empty if that is not known
 * @param command its main class, module or jar, with the arguments, all printable; empty if that is not known
 * @param version of Java, printable; empty if not known
 * @param obstacle why no one can attach to it; {@code null} if nothing is known against it
 * @param since when jsniff came into it; {@code null} if it is not there, as far as can be seen
 */
public record JavaProcess(
        ProcessHandle process,
        String user,
        String command,
        String version,
        @Nullable String obstacle,
        @Nullable Instant since) {
    private static final int MAX = 80;

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** The main class, module or jar. */
    public String name() {
        int blank = command.indexOf(' ');
        return blank < 0 ? command : command.substring(0, blank);
    }

    /** What it runs, cut off where a line would become too long. */
    public String shortCommand() {
        return command.length() <= MAX ? command : command.substring(0, cut()) + "…";
    }

    /** Not between the halves of a pair. */
    private int cut() {
        return Character.isHighSurrogate(command.charAt(MAX - 2)) ? MAX - 2 : MAX - 1;
    }

    /** The pid and what runs there, for messages. */
    public String title() {
        return name().isEmpty() ? Long.toString(pid()) : pid() + " (" + shortName() + ")";
    }

    /** The name without the directory of a jar. */
    public String shortName() {
        return name().endsWith(".jar") ? name().substring(name().lastIndexOf('/') + 1) : name();
    }
}
