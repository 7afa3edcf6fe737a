package io.jsniff.agent.session;

import io.jsniff.bytes.Printable;
import io.jsniff.output.StderrWriter;
import java.nio.charset.StandardCharsets;

/** The few lines that the agent writes for the user: on the standard error of the process, even if {@code System.err} was replaced. */
public final class StderrMessages {
    private StderrMessages() {}

    /** Writes one line, after {@code jsniff:}; an error while doing so is ignored. */
    public static void say(String line) {
        say(line, new StderrWriter());
    }

    static void say(String line, StderrWriter to) {
        to.write(("jsniff: " + Printable.LINE.of(line) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    }
}
