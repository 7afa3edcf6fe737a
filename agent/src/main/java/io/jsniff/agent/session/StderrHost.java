package io.jsniff.agent.session;

import io.jsniff.output.Sink;
import io.jsniff.output.StreamSink;
import io.jsniff.pipeline.RecordingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Who started the process and looks at its standard error. */
record StderrHost(String way) implements AgentHost {
    @Override
    public @Nullable Object socket() {
        return null;
    }

    @Override
    public void say(String line) {
        StderrMessages.say(line);
    }

    @Override
    public @Nullable Sink sink(RecordingOptions options) {
        return null;
    }

    @Override
    public void giveUp() {}

    /** Whoever made it leave has the summary. */
    @Override
    public void left(String why, String summary) {}

    @Override
    public void ended(String summary) {
        byte[] bytes = summary.getBytes(StandardCharsets.UTF_8);
        try {
            StreamSink.standardError().write(bytes, 0, bytes.length);
        } catch (IOException e) {
            StderrMessages.say("no summary: " + e);
        }
    }
}
