package io.jsniff.agent.session;

import io.jsniff.pipeline.TraceLog;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's own log, by slf4j on standard error. Unless it was asked for, it is silent and loads nothing. What happens on connections
 * waits for {@link #flush}: threads of the application never write.
 */
final class AgentLog implements TraceLog {
    /** More lines than these are dropped and counted. */
    private static final int MAX_WAITING = 4_000;

    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel"; // relocated, as all of slf4j

    private final @Nullable Logger logger;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

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

    /** Whether anything is written. */
    boolean isOn() {
        return logger != null;
    }

    @Override
    public void event(String line) {
        if (count.get() < MAX_WAITING) {
            count.incrementAndGet();
            waiting.add(line);
        } else {
            dropped.incrementAndGet();
        }
    }

    /** Writes the events that wait. */
    void flush() {
        if (logger == null) {
            return;
        }
        for (String line = waiting.poll(); line != null; line = waiting.poll()) {
            count.decrementAndGet();
            logger.debug(line);
        }
        int lost = dropped.getAndSet(0);
        if (lost > 0) {
            logger.debug("{} events of connections were dropped here: there were too many", lost);
        }
    }

    /** Writes a line; the last of the arguments may be an exception. */
    void debug(String format, @Nullable Object... arguments) {
        if (logger != null) {
            logger.debug(format, arguments);
        }
    }
}
