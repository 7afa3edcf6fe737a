package io.jsniff.agent.cli;

import io.jsniff.bytes.Printable;
import io.jsniff.capture.CaptureException;
import io.jsniff.capture.CaptureTap;
import io.jsniff.capture.PacketSource;
import io.jsniff.capture.SourceCounts;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Originator;
import io.jsniff.output.Sink;
import io.jsniff.output.StreamSink;
import io.jsniff.pipeline.Recording;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One capture, from its first packet to its last line. */
final class CaptureRun implements EntryListener {
    private static final Duration LAST_LINES = Duration.ofMinutes(1);

    private final CaptureSettings settings;
    private final Recording recording;
    private final AtomicLong notWanted = new AtomicLong();
    private volatile @Nullable PacketSource source;

    /** @throws io.jsniff.output.format.FormatException if the log format is wrong */
    CaptureRun(CaptureSettings settings) {
        this.settings = settings;
        this.recording = new Recording(settings.recording(), sink(settings), this, this::tick, this::isWanted);
    }

    private static Sink sink(CaptureSettings settings) {
        @Nullable String command = settings.command();
        return command == null ? StreamSink.standardOutput() : new CommandSink(command, settings.user());
    }

    /** Captures until the source is over, or someone stops it, and says on {@code err} what it did not see. */
    void capture(PacketSource opened, PrintStream err) throws CaptureException {
        try (opened) {
            CaptureTap tap = new CaptureTap(opened, recording.connections(), settings.limits(), settings.fragmented());
            source = opened;
            Interruption interruption = new Interruption(opened::stop);
            if (opened.isLive()) {
                err.println("jsniff: capturing on "
                        + Printable.LINE.of(settings.live().device()));
            }
            try {
                tap.run();
            } finally {
                SourceCounts counts = opened.counts();
                recording.close(LAST_LINES);
                new CaptureReport(opened.isLive() ? counts : null, tap, recording, notWanted.get()).print(err);
                interruption.over();
            }
        }
    }

    /**
     * Lets the capture look at the clock although no packet comes. Who reads our standard output may leave, as head does;
     * there is nothing to do any more then.
     */
    private void tick() {
        @Nullable PacketSource open = source;
        if (open == null) {
            return;
        }
        if (settings.command() == null && recording.written().failedWrites() > 0) {
            open.stop();
        } else {
            open.wake();
        }
    }

    /** The last entry of a connection that was given up is for those who ask for it. */
    private boolean isWanted(Entry entry) {
        @Nullable Close close = entry.close();
        boolean wanted = settings.givenUp()
                || close == null
                || (close.originator() != Originator.TIMEDOUT && close.originator() != Originator.TRUNCATED);
        if (!wanted) {
            notWanted.incrementAndGet();
        }
        return wanted;
    }

    @Override
    public void opened(Connection connection) {}

    @Override
    public void entry(Entry entry) {}

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}
}
