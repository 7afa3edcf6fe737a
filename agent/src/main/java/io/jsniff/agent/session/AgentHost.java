package io.jsniff.agent.session;

import io.jsniff.output.Sink;
import io.jsniff.pipeline.RecordingOptions;
import org.jspecify.annotations.Nullable;

/** Who started the agent, and hears of it. Safe for several threads; never throws. */
interface AgentHost {
    /** How it was started, for the user. */
    String way();

    /** A socket of the agent's own, which the tap must not follow. */
    @Nullable
    Object socket();

    /** A line about what went wrong. */
    void say(String line);

    /** Where entries go; {@code null} if to where the options say. */
    @Nullable
    Sink sink(RecordingOptions options);

    /** What was written to the sink cannot be got rid of: nothing else can, then. */
    void giveUp();

    /**
     * The agent has left the JVM.
     *
     * @param why by whom it was asked to
     * @param summary empty if the options want none here
     */
    void left(String why, String summary);

    /** The JVM ends; with the summary, as above. */
    void ended(String summary);
}
