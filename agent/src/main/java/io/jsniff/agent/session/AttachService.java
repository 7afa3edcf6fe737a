package io.jsniff.agent.session;

import io.jsniff.agent.instrument.BridgeClass;
import io.jsniff.agent.link.AgentRequest;
import io.jsniff.agent.link.Frame.Kind;
import io.jsniff.agent.link.FrameChannel;
import io.jsniff.agent.option.OptionException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Does what {@code jsniff attach} and its like ask. Nothing that goes wrong reaches the application's output: the terminal is told. */
public final class AttachService {
    private static final String NOT_HERE = "jsniff is not in this JVM";

    private AttachService() {}

    /**
     * Calls the terminal back and does as it says. Never throws.
     *
     * @param argument what follows {@link FrameChannel#ARGUMENT} in the agent's arguments
     * @return whether anything stays in the JVM
     */
    public static boolean serve(String argument, Instrumentation instrumentation) {
        AttachedTerminal terminal;
        try {
            terminal = AttachedTerminal.call(argument);
        } catch (IOException | RuntimeException e) {
            return false; // the terminal waits in vain, and will say so
        }
        boolean stays = false;
        try {
            stays = serve(terminal, terminal.request(), instrumentation);
        } catch (OptionException e) {
            terminal.tell(Kind.REFUSED, String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            terminal.tell(Kind.REFUSED, "jsniff could not do it: " + e);
        }
        if (!stays) {
            terminal.close();
        }
        return stays;
    }

    private static boolean serve(AttachedTerminal terminal, AgentRequest request, Instrumentation instrumentation)
            throws Exception {
        switch (request.verb()) {
            case STATUS -> answer(terminal, ask(SessionControl.STATUS));
            case DETACH -> answer(terminal, ask(SessionControl.DETACH));
            case WATCH, KEEP -> {
                BridgeClass.define(instrumentation);
                return start(terminal, request, instrumentation);
            }
        }
        return false;
    }

    private static @Nullable String ask(String word) {
        return BridgeClass.isDefined() ? RunningAgent.ask(word) : null;
    }

    private static void answer(AttachedTerminal terminal, @Nullable String text) {
        terminal.tell(text == null ? Kind.REFUSED : Kind.ANSWER, text == null ? NOT_HERE : text);
    }

    private static boolean start(AttachedTerminal terminal, AgentRequest request, Instrumentation instrumentation)
            throws OptionException {
        String there = RunningAgent.ask(SessionControl.ORIGIN);
        if (there != null) {
            terminal.tell(Kind.REFUSED, "jsniff is in this JVM already, " + there);
            return false;
        }
        AgentSession session = AgentSession.start(request.options(), instrumentation, terminal, true);
        terminal.tell(Kind.STARTED, session.origin());
        if (request.verb() == AgentRequest.Verb.KEEP) {
            terminal.close();
        } else {
            new Guard(terminal, session).start();
        }
        return true;
    }

    /** Waits for the terminal's end, and leaves then. */
    private static final class Guard extends Thread {
        private final AttachedTerminal terminal;
        private final AgentSession session;

        Guard(AttachedTerminal terminal, AgentSession session) {
            super(null, null, "jsniff-terminal", 0, false);
            this.terminal = terminal;
            this.session = session;
            setDaemon(true);
            setContextClassLoader(null);
            setUncaughtExceptionHandler(new Unheard());
        }

        @Override
        public void run() {
            terminal.awaitEnd();
            session.leave("as it was asked to");
            terminal.close();
            AgentClassLoader.close();
        }
    }
}
