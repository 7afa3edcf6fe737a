package io.jsniff.agent.option;

import io.jsniff.agent.tap.caller.CallerOptions;
import io.jsniff.agent.tap.filter.TapFilter;
import io.jsniff.pipeline.RecordingOptions;
import io.jsniff.report.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was asked to do.
 *
 * @param filter which connections it follows
 * @param recording what is written where
 * @param callers how much is recorded of who opened a connection, and who that may be
 * @param summary where the summary goes
 * @param expectations what the totals should be like
 * @param debug whether the agent's own log is at debug level
 * @param given the options as they were written
 */
public record AgentOptions(
        TapFilter filter,
        RecordingOptions recording,
        CallerOptions callers,
        Summary summary,
        List<Expectation> expectations,
        boolean debug,
        String given) {

    /**
     * Where the summary goes.
     *
     * @param wanted whether there is one
     * @param file the name of a file; standard error if {@code null}
     */
    public record Summary(boolean wanted, @Nullable String file) {}
}
