package io.jsniff.agent;

import io.jsniff.agent.bridge.Bridge;
import io.jsniff.agent.instrument.Taps;
import io.jsniff.agent.tap.JvmTap;
import io.jsniff.agent.tap.MonotonicClock;
import io.jsniff.pipeline.Recording;
import io.jsniff.report.Summary;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** jsniff at work in a JVM, from start to stop. */
final class AgentSession {
    /** So many errors of its own are enough: jsniff switches itself off. */
    private static final long MOST_ERRORS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Taps taps;
    private final Summary totals = new Summary();
    private final Options options;
    private final AgentLog log;
    private final long errorsBefore = Bridge.suppressed();
    private @Nullable Recording recording;
    private @Nullable JvmTap tap;
    private boolean off;

    private AgentSession(Options options, Instrumentation instrumentation) {
        this.options = options;
        this.log = AgentLog.open(options.debug());
        taps = new Taps(instrumentation, new Consumer<>() {
            @Override
            public void accept(String complaint) {
                Voice.say(complaint);
            }
        });
    }

    /**
     * Begins.
     *
     * @param running whether the application runs already, so that there may be connections that are older
     */
    static void start(Options options, Instrumentation instrumentation, boolean running) {
        if (Bridge.current != null) {
            Voice.say("is in this JVM already; its second start does nothing");
            return;
        }
        AgentSession session = new AgentSession(options, instrumentation);
        try {
            session.begin(running);
        } catch (Throwable e) {
            session.takeBack();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(null, null, "jsniff-exit", 0, false) {
            @Override
            public void run() {
                session.end();
            }
        });
    }

    private void begin(boolean running) {
        Recording output = new Recording(options.recording(), totals, new Runnable() {
            @Override
            public void run() {
                tick();
            }
        });
        recording = output;
        JvmTap bridge =
                new JvmTap(output.connections(), options.filter(), new MonotonicClock(), options.stacks(), running);
        tap = bridge;
        Bridge.current = bridge;
        taps.install();
        log.debug("started with {}: {}", options, taps.status());
    }

    /** What has begun ends, as if it had never been. */
    private void takeBack() {
        Bridge.current = null;
        taps.remove();
        if (recording != null) {
            recording.close(PATIENCE);
        }
    }

    private void tick() {
        JvmTap present = tap;
        if (present != null && !off) {
            present.tick();
            long errors = Bridge.suppressed() - errorsBefore;
            if (errors > MOST_ERRORS) {
                off = true;
                Bridge.current = null;
                Voice.say("switched off after " + errors + " errors of its own, the first being "
                        + Bridge.firstSuppressed());
            }
        }
    }

    private void end() {
        JvmTap present = tap;
        Recording output = recording;
        Bridge.current = null;
        if (present != null && output != null) {
            present.stop();
            output.close(PATIENCE);
            long suppressed = Bridge.suppressed() - errorsBefore;
            log.debug("ended: {}", taps.status(), Bridge.firstSuppressed());
            SummaryOutput.print(options.summary(), totals, output.honesty(present.givenUp(), suppressed));
        }
    }
}
