package io.jsniff.agent.session;

import java.util.function.Function;

/** Answers those whom the JVM has loaded anew, by the bridge: they have other classes of the same names. */
final class SessionControl implements Function<Object, String> {
    static final String ORIGIN = "origin";
    static final String STATUS = "status";
    static final String DETACH = "detach";

    private final AgentSession session;

    SessionControl(AgentSession session) {
        this.session = session;
    }

    @Override
    public String apply(Object word) {
        if (!(word instanceof String text)) {
            session.ignore(word);
            return "";
        }
        return switch (text) {
            case ORIGIN -> session.origin();
            case STATUS -> session.status();
            case DETACH -> {
                String summary = session.leave("it was detached from elsewhere");
                AgentClassLoader.close();
                yield summary;
            }
            default -> "what is '" + text + "'? Another version of jsniff is in this JVM";
        };
    }
}
