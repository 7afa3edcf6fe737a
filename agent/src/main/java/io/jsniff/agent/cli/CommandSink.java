package io.jsniff.agent.cli;

import io.jsniff.output.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a command by the shell for each entry, one after the other, with the entry on its standard input. */
final class CommandSink implements Sink {
    private final List<String> command;

    /**
     * A sink that runs a command line of {@code sh}.
     *
     * @param user as whom, {@code null} for the user of this process
     */
    CommandSink(String commandLine, @Nullable String user) {
        command = user == null
                ? List.of("/bin/sh", "-c", commandLine)
                : List.of("su", "-s", "/bin/sh", "-c", commandLine, user);
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        feed(process, bytes, offset, length);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return length;
    }

    /** A command need not read all of its input. */
    private static void feed(Process process, byte[] bytes, int offset, int length) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(bytes, offset, length);
        } catch (IOException e) {
            // it has ended, or closed its input: its own affair
        }
    }

    /** Each entry comes in a call of its own. */
    @Override
    public long room() {
        return 0;
    }

    @Override
    public String name() {
        return "the command " + command.get(command.size() - 1);
    }
}
