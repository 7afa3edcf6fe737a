package io.jsniff.agent.cli;

import io.jsniff.report.log.LogFiles;
import io.jsniff.report.log.LogReader;
import io.jsniff.report.log.NotALogException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The logs of a command line, read one after the other, with progress to be seen. */
final class LogInputs {
    private static final String STANDARD_INPUT = "-";

    private final boolean standardInput;
    private final List<Path> files;

    private LogInputs(boolean standardInput, List<Path> files) {
        this.standardInput = standardInput;
        this.files = files;
    }

    /** The logs that names and patterns mean; all of them exist. */
    static LogInputs of(List<String> names) throws CommandException {
        List<String> named = new ArrayList<>(names);
        boolean standardInput = named.removeIf(STANDARD_INPUT::equals);
        try {
            return new LogInputs(standardInput, LogFiles.expand(named));
        } catch (IOException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    /** Whether a file that is to be written is one of them. */
    boolean contains(Path file) throws IOException {
        for (Path input : files) {
            if (Files.exists(file) && Files.isSameFile(input, file)) {
                return true;
            }
        }
        return false;
    }

    void read(LogReader reader) throws CommandException, IOException {
        try (Progress progress = Progress.of(files)) {
            if (standardInput) {
                reader.read("standard input", progress.watch(System.in));
            }
            for (Path file : files) {
                read(file, reader, progress);
            }
        } catch (NotALogException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    private static void read(Path file, LogReader reader, Progress progress) throws CommandException, IOException {
        try (InputStream in = open(file)) {
            reader.read(file.toString(), progress.watch(in));
        }
    }

    private static InputStream open(Path file) throws CommandException {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new CommandException("'" + file + "' cannot be read: " + e);
        }
    }
}
