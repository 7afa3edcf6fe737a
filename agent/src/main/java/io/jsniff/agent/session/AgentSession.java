package io.jsniff.agent.session;

import io.jsniff.agent.bridge.Bridge;
import io.jsniff.agent.instrument.Taps;
import io.jsniff.agent.option.AgentOptions;
import io.jsniff.agent.tap.JvmTap;
import io.jsniff.agent.tap.feed.MonotonicClock;
import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.ConnectionListener;
import io.jsniff.output.Sink;
import io.jsniff.pipeline.DissectionFailures;
import io.jsniff.pipeline.Recording;
import io.jsniff.report.LossCounters;
import io.jsniff.report.Summary;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** jsniff at work in a JVM, from start to stop. */
public final class AgentSession {
    /** So many errors of its own are enough: jsniff switches itself off. */
    private static final long MAX_ERRORS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So long a thread that has sent bytes may take to say so, in nanoseconds. */
    private static final long SCHEDULING = 250_000_000;

    private final Taps taps;
    private final MemoryBudget budget = new MemoryBudget(Limits.ofThisJvm());
    private final Summary totals = new Summary(budget.of(Part.EVIDENCE));
    private final AgentOptions options;
    private final AgentHost host;
    private final AgentLog log;
    private final long since = System.currentTimeMillis();
    private final long errorsBefore = Bridge.suppressed();
    private final ExitHook exit;
    private @Nullable Recording recording;
    private @Nullable JvmTap tap;
    private volatile boolean off;
    private boolean ended;

    private AgentSession(AgentOptions options, Instrumentation instrumentation, AgentHost host) {
        this.options = options;
        this.host = host;
        this.log = AgentLog.open(options.debug());
        taps = new Taps(instrumentation, TappedTypes.all(), new Consumer<>() {
            @Override
            public void accept(String complaint) {
                host.say(complaint);
            }
        });
        Runnable end = new Runnable() {
            @Override
            public void run() {
                endWithTheJvm();
            }
        };
        exit = new ExitHook(end, new Unheard());
    }

    /**
     * Starts for who reads the process's standard error, unless jsniff is at work in this JVM already. The bridge must be defined.
     *
     * @param running whether the application runs already, so that there may be connections that are older
     * @return whether it started
     */
    public static boolean startOnce(AgentOptions options, Instrumentation instrumentation, boolean running) {
        String there = RunningAgent.ask(SessionControl.ORIGIN);
        if (there != null) {
            StderrMessages.say("is in this JVM already, " + there + "; its second start does nothing");
            return false;
        }
        AgentHost host = new StderrHost(running ? "by another tool's attach" : "by -javaagent");
        start(options, instrumentation, host, running);
        return true;
    }

    /**
     * Starts where no session is at work.
     *
     * @param running whether the application runs already, so that there may be connections that are older
     */
    static AgentSession start(AgentOptions options, Instrumentation instrumentation, AgentHost host, boolean running) {
        AgentSession session = new AgentSession(options, instrumentation, host);
        try {
            session.begin(running);
            Bridge.control = new SessionControl(session);
            session.exit.register();
        } catch (Throwable e) {
            session.takeBack();
            throw e;
        }
        return session;
    }

    private void begin(boolean running) {
        Runnable tick = new Runnable() {
            @Override
            public void run() {
                tick();
            }
        };
        Sink sink = host.sink(options.recording());
        Recording output = sink == null
                ? new Recording(options.recording(), totals, tick, budget)
                : new Recording(options.recording(), sink, totals, tick, entry -> true, budget);
        recording = output;
        ConnectionListener connections = log.isOn() ? output.connections(log) : output.connections();
        JvmTap bridge =
                new JvmTap(connections, options.filter(), new MonotonicClock(), options.callers(), running, budget);
        Object own = host.socket();
        if (own != null) {
            bridge.ignore(own);
        }
        tap = bridge;
        Bridge.current = bridge;
        taps.install();
        log.debug("started with {}: {}", options, taps.status());
    }

    /** What has begun ends, as if it had never been. */
    private void takeBack() {
        Bridge.forget();
        taps.remove();
        if (recording != null) {
            recording.close(PATIENCE);
        }
    }

    private void tick() {
        JvmTap present = tap;
        if (present != null && !off) {
            present.tick();
            log.flush();
            tellFailures();
            long errors = Bridge.suppressed() - errorsBefore;
            if (errors > MAX_ERRORS) {
                off = true;
                Bridge.current = null;
                host.say("switched off after " + errors + " errors of its own, the first being "
                        + Bridge.firstSuppressed());
            }
        }
    }

    /** Each kind once. */
    private void tellFailures() {
        Recording output = recording;
        Throwable error = output == null ? null : output.failures().next();
        while (output != null && error != null) {
            host.say(
                    "an error of its own ended the dissection of a connection, what flows on it is counted as unknown: "
                            + DissectionFailures.kind(error));
            log.debug("{}", DissectionFailures.stack(error));
            error = output.failures().next();
        }
    }

    /** The JVM ends, and all that is in it: the output alone matters. */
    private synchronized void endWithTheJvm() {
        if (!ended) {
            catchUp();
            host.ended(end());
        }
    }

    /**
     * Leaves the JVM as if it had never been there. All that is ours is garbage when this and the caller have returned.
     *
     * @param why for the host
     * @return the summary, if the options do not want it elsewhere; empty if someone has ended this before
     */
    synchronized String leave(String why) {
        if (ended) {
            return "";
        }
        catchUp();
        Bridge.current = null; // no matter what is under way from here on goes unseen
        taps.remove();
        exit.remove();
        String summary = end();
        host.left(why, summary);
        Bridge.forget();
        return summary;
    }

    private void catchUp() {
        JvmTap present = tap;
        if (present != null && !off) {
            present.catchUp(SCHEDULING);
        }
    }

    private String end() {
        ended = true;
        Bridge.current = null;
        JvmTap present = tap;
        Recording output = recording;
        if (present == null || output == null) {
            return "";
        }
        present.stop();
        if (!output.close(PATIENCE)) {
            host.giveUp();
        }
        tellFailures();
        log.flush();
        log.debug("ended: {}", taps.status(), Bridge.firstSuppressed());
        return SummaryOutput.write(options, totals, honesty(present, output), host);
    }

    private LossCounters honesty(JvmTap present, Recording output) {
        return output.honesty(present.givenUp(), Bridge.suppressed() - errorsBefore, present.neverClosed());
    }

    /** Does not follow a socket of another jsniff. */
    void ignore(Object socket) {
        JvmTap present = tap;
        if (present != null) {
            present.ignore(socket);
        }
    }

    /** When and how it began, and with which options. */
    String origin() {
        return StatusReport.origin(since, host.way(), options);
    }

    /** All that can be said of it. */
    synchronized String status() {
        JvmTap present = tap;
        Recording output = recording;
        if (ended || present == null || output == null) {
            return "it is about to leave";
        }
        return new StatusReport(origin(), off, taps.status(), present, output, honesty(present, output)).text();
    }
}
