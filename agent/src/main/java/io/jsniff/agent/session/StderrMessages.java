package io.jsniff.agent.session;

import io.jsniff.bytes.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The few lines that the agent writes for the user: on the standard error of the process, even if {@code System.err} was replaced. */
public final class StderrMessages {
    private StderrMessages() {}

    /** Writes one line, after {@code jsniff:}; an error while doing so is ignored. */
    public static void say(String line) {
        byte[] bytes = ("jsniff: " + Printable.LINE.of(line) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        try {
            new FileOutputStream(FileDescriptor.err).write(bytes); // not to be closed: it is the application's
        } catch (IOException e) {
            // nobody is listening
        }
    }
}
