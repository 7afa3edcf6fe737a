package io.jsniff.agent;

import io.jsniff.agent.instrument.BridgeClass;
import io.jsniff.agent.link.FrameChannel;
import io.jsniff.agent.option.AgentOptions;
import io.jsniff.agent.option.OptionException;
import io.jsniff.agent.option.OptionReader;
import io.jsniff.agent.session.AgentSession;
import io.jsniff.agent.session.AttachService;
import io.jsniff.agent.session.StderrMessages;
import io.jsniff.output.format.FormatException;
import java.lang.instrument.Instrumentation;
import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;

/**
 * The first class in the agent's own class loader. It calls no class that knows the bridge before the bridge is where the JVM
 * finds it.
 */
public final class JsniffAgent {
    private JsniffAgent() {}

    /**
     * Starts before the application does.
     *
     * @return whether anything stays in the JVM
     */
    public static boolean premain(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        return start(arguments, instrumentation, false);
    }

    /**
     * Called in an application that runs, by a terminal or another tool that attaches.
     *
     * @return whether anything stays in the JVM
     */
    public static boolean agentmain(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        if (arguments != null && arguments.startsWith(FrameChannel.ARGUMENT)) {
            return AttachService.serve(arguments.substring(FrameChannel.ARGUMENT.length()), instrumentation);
        }
        return start(arguments, instrumentation, true);
    }

    private static boolean start(@Nullable String arguments, Instrumentation instrumentation, boolean running)
            throws Exception {
        try {
            AgentOptions options = OptionReader.read(System.getenv("JSNIFF_OPTS"), arguments);
            BridgeClass.define(instrumentation);
            return AgentSession.startOnce(options, instrumentation, running);
        } catch (OptionException | FormatException | InvalidPathException e) {
            StderrMessages.say(e.getMessage() + " (the application runs without jsniff)");
            return false;
        }
    }
}
