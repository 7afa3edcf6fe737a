package io.jsniff.agent.session;

import io.jsniff.output.Sink;
import io.jsniff.output.StderrWriter;
import io.jsniff.pipeline.RecordingOptions;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Who started the process and looks at its standard error. */
record StderrHost(String way, StderrWriter stderr) implements AgentHost {
    StderrHost(String way) {
        this(way, new StderrWriter());
    }

    @Override
    public @Nullable Object socket() {
        return null;
    }

    @Override
    public void say(String line) {
        StderrMessages.say(line, stderr);
    }

    @Override
    public @Nullable Sink sink(RecordingOptions options) {
        return null;
    }

    @Override
    public void giveUp() {}

    /** Who made it leave has the summary. */
    @Override
    public void left(String why, String summary) {}

    @Override
    public void ended(String summary) {
        stderr.write(summary.getBytes(StandardCharsets.UTF_8));
    }
}
