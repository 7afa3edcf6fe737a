package io.jsniff.agent;

import io.jsniff.bytes.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The few lines that the agent says to who started the application: on the process's standard error, whatever System.err is. */
final class Voice {
    private Voice() {}

    static void say(String line) {
        byte[] bytes = ("jsniff: " + Printable.LINE.of(line) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        try {
            new FileOutputStream(FileDescriptor.err).write(bytes); // not to be closed: it is the application's
        } catch (IOException e) {
            // nobody is listening
        }
    }
}
