package io.jsniff.agent.session;

import io.jsniff.agent.option.AgentOptions;
import io.jsniff.output.FileSink;
import io.jsniff.output.OutputName;
import io.jsniff.output.Rotation;
import io.jsniff.output.Sink;
import io.jsniff.report.LossCounters;
import io.jsniff.report.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Brings the summary where the options want it. */
final class SummaryOutput {
    private SummaryOutput() {}

    /** Says which expectations the totals do not meet, and returns the text, unless it is not wanted or has gone to a file: then there is none. */
    static String write(AgentOptions options, Summary totals, LossCounters honesty, AgentHost host) {
        for (String failure : totals.failures(options.expectations())) {
            host.say(failure);
        }
        AgentOptions.Summary wanted = options.summary();
        if (!wanted.wanted()) {
            return "";
        }
        try {
            StringBuilder text = new StringBuilder();
            totals.print(text, honesty);
            if (wanted.file() == null) {
                return text.toString();
            }
            write(wanted.file(), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            host.say("no summary: " + e);
        }
        return "";
    }

    private static void write(String file, byte[] text) throws IOException {
        Sink sink = new FileSink(Path.of(OutputName.expand(file)), Rotation.NEVER);
        try {
            for (int written = 0; written < text.length; ) {
                written += sink.write(text, written, text.length - written);
            }
        } finally {
            sink.close();
        }
    }
}
