package io.jsniff.agent;

import io.jsniff.output.FileSink;
import io.jsniff.output.OutputName;
import io.jsniff.output.Rotation;
import io.jsniff.output.Sink;
import io.jsniff.output.StreamSink;
import io.jsniff.report.Honesty;
import io.jsniff.report.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Prints the summary where the options want it. */
final class SummaryOutput {
    private SummaryOutput() {}

    static void print(Options.Summary wanted, Summary totals, Honesty honesty) {
        if (wanted.wanted()) {
            try {
                StringBuilder text = new StringBuilder();
                totals.print(text, honesty);
                write(wanted.file(), text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException | InvalidPathException e) {
                Voice.say("no summary: " + e);
            }
        }
    }

    private static void write(@Nullable String file, byte[] text) throws IOException {
        Sink sink = file == null
                ? StreamSink.standardError()
                : new FileSink(Path.of(OutputName.expand(file)), Rotation.NEVER);
        try {
            for (int written = 0; written < text.length; ) {
                written += sink.write(text, written, text.length - written);
            }
        } finally {
            sink.close();
        }
    }
}
