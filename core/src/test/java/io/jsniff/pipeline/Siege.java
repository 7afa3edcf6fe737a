package io.jsniff.pipeline;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.pipeline.SiegeKind.Piece;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection that goes on and on. {@link #main} runs each kind at full size and prints what it took:
 *
 * <pre>
 * mvn -pl core test-compile
 * java -Xmx64m -cp core/target/classes:core/target/test-classes io.jsniff.pipeline.Siege
 * </pre>
 */
final class Siege implements EntryListener {
    private static final long BEGIN = 1_770_091_506_000_000_000L;
    private static final long LINGER = 10_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /**
     * What it took.
     *
     * @param entries how many entries were reported
     * @param retained bytes of heap that the connection held at its end
     * @param nanos how long it took
     * @param failure an error of ours that ended the dissection
     */
    record Figures(
            int entries,
            long retained,
            long nanos,
            @Nullable Throwable failure) {}

    private final Pipeline pipeline = new Pipeline(new Retention(Part.ALL, Part.ALL, 0, 0, false), this, LINGER);
    private final ConnectionHandler handler = pipeline.opened(new Connection(
            1,
            Side.CLIENT,
            Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000),
            Endpoint.of(new byte[] {10, 0, 0, 2}, 80),
            null,
            BEGIN,
            BEGIN));
    private long time = BEGIN;
    private int entries;

    private Siege() {}

    /** Plays one connection whose middle part comes so many times. */
    static Figures of(SiegeKind kind, int times) {
        long before = used();
        Siege siege = new Siege();
        long begin = System.nanoTime();
        kind.begin.forEach(piece -> siege.play(piece, 0));
        for (int n = 0; n < times; n++) {
            for (Piece piece : kind.repeated) {
                siege.play(piece, n);
            }
        }
        long nanos = System.nanoTime() - begin;
        long retained = used() - before;
        siege.handler.closed(new Close(Originator.CLIENT, false, siege.time));
        return new Figures(
                siege.entries,
                retained,
                nanos,
                siege.pipeline.counters().failures().next());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void play(Piece piece, int n) {
        if (piece.bytes().length == 0) {
            pass(SECOND / 10);
        } else {
            send(piece.direction(), SiegeKind.bytes(piece, n));
        }
    }

    private void send(Direction direction, byte[] bytes) {
        time += 1_000;
        for (int at = 0; at < bytes.length; ) {
            int skip = (int) Math.min(handler.skippable(direction), bytes.length - at);
            if (skip > 0) {
                handler.skipped(direction, skip, time);
                at += skip;
            } else {
                handler.bytes(direction, bytes, at, bytes.length - at, time);
                at = bytes.length;
            }
        }
    }

    private void pass(long nanos) {
        long second = time / SECOND;
        time += nanos;
        if (time / SECOND != second) {
            handler.tick(time);
        }
    }

    @Override
    public void opened(Connection connection) {}

    @Override
    public void entry(Entry entry) {
        entries++;
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}

    /** Runs each kind at full size. */
    public static void main(String[] arguments) {
        for (SiegeKind kind : SiegeKind.values()) {
            Figures figures = of(kind, kind.full);
            System.out.printf(
                    Locale.ROOT,
                    "%-31s %,12d times  %,9d entries  %,6d KB held  %6.2f s%n",
                    kind,
                    kind.full,
                    figures.entries,
                    figures.retained / 1024,
                    figures.nanos / 1e9);
        }
    }
}
