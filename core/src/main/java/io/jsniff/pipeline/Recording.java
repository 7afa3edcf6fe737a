package io.jsniff.pipeline;

import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.bytes.MemoryUse;
import io.jsniff.connection.ConnectionListener;
import io.jsniff.output.EntryRenderer;
import io.jsniff.output.EntryWriter;
import io.jsniff.output.FileSink;
import io.jsniff.output.OutputName;
import io.jsniff.output.Sink;
import io.jsniff.output.StreamSink;
import io.jsniff.output.WriterCounters;
import io.jsniff.output.format.LogFormat;
import io.jsniff.output.json.JsonLines;
import io.jsniff.report.LossCounters;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A pipeline with its output: bytes of connections go in, lines come out. */
public final class Recording {
    private final MemoryBudget budget;
    private final EntryWriter writer;
    private final Pipeline pipeline;

    /**
     * Begins to record.
     *
     * @param also hears of connections and entries, too
     * @param tick called some four times a second; calls the handlers' {@code tick}, under the tap's locks
     * @param budget what may be held of the heap
     * @throws io.jsniff.output.format.FormatException if the log format is wrong; it says where
     * @throws java.nio.file.InvalidPathException if {@code out} cannot be the name of a file
     */
    public Recording(RecordingOptions options, EntryListener also, Runnable tick, MemoryBudget budget) {
        this(options, sink(options), also, tick, entry -> true, budget);
    }

    /** Begins to record to a sink of the caller's, within the share of the heap of this JVM. */
    public Recording(RecordingOptions options, Sink sink, EntryListener also, Runnable tick, Predicate<Entry> wanted) {
        this(options, sink, also, tick, wanted, new MemoryBudget(Limits.ofThisJvm()));
    }

    /**
     * Begins to record to a sink of the caller's.
     *
     * @param wanted which entries are written; asked on the tap's threads
     * @param budget what may be held of the heap
     */
    public Recording(
            RecordingOptions options,
            Sink sink,
            EntryListener also,
            Runnable tick,
            Predicate<Entry> wanted,
            MemoryBudget budget) {
        this.budget = budget;
        EntryRenderer renderer = renderer(options);
        writer = new EntryWriter(renderer, sink, options.whenFull(), tick, budget.limits());
        pipeline = new Pipeline(
                renderer.needs(),
                new TeeEntryListener(new FilteringEntryListener(writer, wanted), also),
                options.linger(),
                budget);
        writer.start();
    }

    private static EntryRenderer renderer(RecordingOptions options) {
        return options.json()
                ? new JsonLines(options.text().redaction())
                : LogFormat.compile(LogFormat.preset(options.format()), options.text());
    }

    private static Sink sink(RecordingOptions options) {
        return switch (options.out()) {
            case "" -> StreamSink.standardError();
            case "-" -> StreamSink.standardOutput();
            default -> new FileSink(Path.of(OutputName.expand(options.out())), options.rotation());
        };
    }

    /** What taps report to. */
    public ConnectionListener connections() {
        return pipeline;
    }

    /** The same, with a log of what happens on connections. */
    public ConnectionListener connections(TraceLog log) {
        return pipeline.tracedTo(log);
    }

    /** What was wrong with malformed connections, the commonest first, each as {@code REASON: COUNT}. */
    public List<String> malformedReasons() {
        return pipeline.counters().malformedReasons();
    }

    /** What became of the entries. */
    public WriterCounters written() {
        return writer.counters();
    }

    /** The errors of ours that have ended the dissection of connections. */
    public DissectionFailures failures() {
        return pipeline.counters().failures();
    }

    /** What jsniff holds of the heap at this moment, by part. */
    public List<MemoryUse> memory() {
        List<MemoryUse> all = new ArrayList<>(writer.memory());
        for (MemoryUse use : budget.use()) {
            if (use.part() != Part.QUEUE && use.part() != Part.RENDERED) {
                all.add(use);
            }
        }
        return all;
    }

    /**
     * What was lost or not understood so far.
     *
     * @param givenUp connections that the tap did not follow to their end
     * @param suppressed errors of the tap that the application did not see
     * @param neverClosed connections whose socket became garbage before it was closed
     */
    public LossCounters honesty(long givenUp, long suppressed, long neverClosed) {
        WriterCounters output = writer.counters();
        PipelineCounters input = pipeline.counters();
        return new LossCounters(
                output.dropped() + output.renderingErrors(),
                output.failedWrites(),
                input.gaps(),
                givenUp + input.givenUp(),
                suppressed + output.otherErrors(),
                input.failures().count(),
                input.malformed(),
                input.orphans(),
                input.unknownBytes(),
                input.unjoined(),
                budget.refused(),
                neverClosed);
    }

    /**
     * Writes what waits and ends the writer thread. The tap has told every handler of its end before.
     *
     * @param patience how long the output may take nothing
     * @return whether that succeeded
     */
    public boolean close(Duration patience) {
        return writer.close(patience);
    }
}
