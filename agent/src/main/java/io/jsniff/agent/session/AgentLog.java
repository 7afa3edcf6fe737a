package io.jsniff.agent.session;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's own log, by slf4j on standard error. Unless it was asked for, it is silent and loads nothing. */
final class AgentLog {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel"; // relocated, as all of slf4j

    private final @Nullable Logger logger;

    private AgentLog(@Nullable Logger logger) {
        this.logger = logger;
    }

    /** The log, which writes if {@code debug} says so. */
    static AgentLog open(boolean debug) {
        if (!debug) {
            return new AgentLog(null);
        }
        System.setProperty(LEVEL, "debug");
        try {
            return new AgentLog(LoggerFactory.getLogger("jsniff"));
        } finally {
            System.clearProperty(LEVEL); // the application is not to find it
        }
    }

    /** Writes a line; the last of the arguments may be an exception. */
    void debug(String format, @Nullable Object... arguments) {
        if (logger != null) {
            logger.debug(format, arguments);
        }
    }
}
