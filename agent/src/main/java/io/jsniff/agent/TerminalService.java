package io.jsniff.agent;

import io.jsniff.agent.Frame.Kind;
import io.jsniff.agent.instrument.BridgeClass;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Does what a terminal asks. Nothing that goes wrong reaches the application's output: the terminal is told. */
final class TerminalService {
    private static final String NOT_HERE = "jsniff is not in this JVM";

    private TerminalService() {}

    /** Calls the terminal back and does as it says; whether anything stays in the JVM. */
    static boolean serve(String argument, Instrumentation instrumentation) {
        Terminal terminal;
        try {
            terminal = Terminal.call(argument);
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

    private static boolean serve(Terminal terminal, Request request, Instrumentation instrumentation) throws Exception {
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
        return BridgeClass.isDefined() ? Resident.ask(word) : null;
    }

    private static void answer(Terminal terminal, @Nullable String text) {
        terminal.tell(text == null ? Kind.REFUSED : Kind.ANSWER, text == null ? NOT_HERE : text);
    }

    private static boolean start(Terminal terminal, Request request, Instrumentation instrumentation)
            throws OptionException {
        String there = Resident.ask(SessionControl.ORIGIN);
        if (there != null) {
            terminal.tell(Kind.REFUSED, "jsniff is in this JVM already, " + there);
            return false;
        }
        AgentSession session = AgentSession.start(request.options(), instrumentation, terminal, true);
        terminal.tell(Kind.STARTED, session.origin());
        if (request.verb() == Request.Verb.KEEP) {
            terminal.close();
        } else {
            new Guard(terminal, session).start();
        }
        return true;
    }

    /** Waits for the terminal's end, and leaves then. */
    private static final class Guard extends Thread {
        private final Terminal terminal;
        private final AgentSession session;

        Guard(Terminal terminal, AgentSession session) {
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
            OwnLoader.close();
        }
    }
}
