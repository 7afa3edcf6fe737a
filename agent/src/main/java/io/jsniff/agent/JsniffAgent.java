package io.jsniff.agent;

import io.jsniff.agent.instrument.BridgeClass;
import io.jsniff.output.format.FormatException;
import java.lang.instrument.Instrumentation;
import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;

/**
 * The first class in the agent's own class loader. It mentions no class that knows the bridge before the bridge is where the
 * JVM finds it.
 */
public final class JsniffAgent {
    private JsniffAgent() {}

    /** Starts before the application does. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        start(arguments, instrumentation, false);
    }

    /** Starts in an application that runs. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        start(arguments, instrumentation, true);
    }

    private static void start(@Nullable String arguments, Instrumentation instrumentation, boolean running)
            throws Exception {
        try {
            Options options = OptionReader.read(System.getenv("JSNIFF_OPTS"), arguments);
            BridgeClass.define(instrumentation);
            AgentSession.start(options, instrumentation, running);
        } catch (OptionException | FormatException | InvalidPathException e) {
            Voice.say(e.getMessage() + " (the application runs without jsniff)");
        }
    }
}
