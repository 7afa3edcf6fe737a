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
        if (arguments != null && arguments.startsWith(Link.ARGUMENT)) {
            return TerminalService.serve(arguments.substring(Link.ARGUMENT.length()), instrumentation);
        }
        return start(arguments, instrumentation, true);
    }

    private static boolean start(@Nullable String arguments, Instrumentation instrumentation, boolean running)
            throws Exception {
        try {
            Options options = OptionReader.read(System.getenv("JSNIFF_OPTS"), arguments);
            BridgeClass.define(instrumentation);
            return First.start(options, instrumentation, running);
        } catch (OptionException | FormatException | InvalidPathException e) {
            Voice.say(e.getMessage() + " (the application runs without jsniff)");
            return false;
        }
    }

    /** Knows the bridge. */
    private static final class First {
        static boolean start(Options options, Instrumentation instrumentation, boolean running) {
            String there = Resident.ask(SessionControl.ORIGIN);
            if (there != null) {
                Voice.say("is in this JVM already, " + there + "; its second start does nothing");
                return false;
            }
            Starter starter = new StandardError(running ? "by another tool's attach" : "by -javaagent");
            AgentSession.start(options, instrumentation, starter, running);
            return true;
        }
    }
}
