package io.jsniff.pipeline;

import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.ConnectionListener;
import io.jsniff.exchange.Retention;
import io.jsniff.http.h1.KnownHeads;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.OpenConnection;
import io.jsniff.reuse.Origins;
import io.jsniff.reuse.Reporting;

/** From bytes to entries: makes the stages of each connection that opens. Safe for several threads. */
public final class Pipeline implements ConnectionListener {
    private final Stages stages;

    /** One whose connections may hold as much as they like. */
    public Pipeline(Retention retention, EntryListener listener, long linger) {
        this(retention, listener, linger, MemoryBudget.unbounded());
    }

    /**
     * @param retention what the output asks for
     * @param listener hears of connections and entries
     * @param linger how long an exchange waits for a successor, in nanoseconds, or {@link
     *     io.jsniff.reuse.ReuseClassifier#NEVER}
     * @param budget what connections may hold of the heap
     */
    public Pipeline(Retention retention, EntryListener listener, long linger, MemoryBudget budget) {
        budget.of(Part.HEADS).add(KnownHeads.HEAP_BYTES);
        PipelineCounters counters = new PipelineCounters();
        Reporting reporting = new Reporting(new Origins(budget.of(Part.EVIDENCE)), listener, counters::open, linger);
        this.stages = new Stages(retention, reporting, counters, new KnownHeads(), budget, null, false);
    }

    private Pipeline(Stages stages) {
        this.stages = stages;
    }

    /** The same, with a log of what happens on connections. */
    Pipeline tracedTo(TraceLog log) {
        return new Pipeline(stages.tracedTo(log));
    }

    /** What the connections count. */
    public PipelineCounters counters() {
        return stages.counters();
    }

    @Override
    public ConnectionHandler opened(Connection connection) {
        OpenConnection open = stages.reporting().origins().open(connection);
        stages.reporting().listener().opened(open.connection());
        return new ErrorBoundary(stages.handler(open), stages.counters());
    }

    @Override
    public void tapFailed(Throwable error) {
        stages.counters().failures().add(error);
    }
}
