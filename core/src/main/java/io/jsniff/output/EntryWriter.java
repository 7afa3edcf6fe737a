package io.jsniff.output;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Message;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries from any thread and writes them on its own, {@code jsniff-writer}. Life: make it, {@link #start}, report
 * entries, {@link #close}. Reporting never blocks, locks or wakes anybody, unless {@link WhenFull#WAIT} was asked for.
 */
public final class EntryWriter implements EntryListener {
    /** Most elements that wait. */
    public static final int CAPACITY = 1 << 16;
    /**
     * Most elements that wait if nothing is dropped: so few that they stay in the processor's cache, and die before a
     * collector has to copy them.
     */
    private static final int WAITING_CAPACITY = 1 << 12;
    /** Most bytes of bodies that waiting entries hold on to. */
    public static final long MOST_BYTES = 64L << 20;

    private static final long SHORT_NAP = 10_000_000L;
    private static final long LONG_NAP = 50_000_000L;
    private static final long TICK = 250_000_000L;
    private static final long ROOM_NAP = 100_000L;
    /** So many entries are worth waking the writer for. */
    private static final int WAKING = WAITING_CAPACITY / 4;

    /** What to do with an entry that finds the queue full. */
    public enum WhenFull {
        /** Drop and count it: an application must never wait for its log. */
        DROP,
        /** Wait until there is room, or until the sink fails: whoever reads a file has time. */
        WAIT
    }

    private final EntryQueue queue;
    private final WhenFull whenFull;
    private final boolean connections;
    private final Sink sink;
    private final Runnable tick;
    private final WriterCounters counters;
    private final Batch batch;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean closed;
    private long nextTick;
    private int sinceWoken;

    /**
     * A writer that is still to be started.
     *
     * @param tick called by the writer thread some four times a second
     */
    public EntryWriter(EntryRenderer renderer, Sink sink, WhenFull whenFull, Runnable tick) {
        this(
                renderer,
                sink,
                whenFull,
                tick,
                new EntryQueue(whenFull == WhenFull.WAIT ? WAITING_CAPACITY : CAPACITY, MOST_BYTES),
                new StandardErrorVoice());
    }

    EntryWriter(
            EntryRenderer renderer,
            Sink sink,
            WhenFull whenFull,
            Runnable tick,
            EntryQueue queue,
            Consumer<String> voice) {
        this.queue = queue;
        this.whenFull = whenFull;
        this.connections = renderer.rendersConnections();
        this.sink = sink;
        this.tick = tick;
        this.counters = new WriterCounters(voice);
        this.batch = new Batch(renderer, sink, counters);
        this.thread = new Thread(null, new Loop(), "jsniff-writer", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // not to keep an application's class loader alive
    }

    /** Starts the writer thread. */
    public void start() {
        nextTick = System.nanoTime() + TICK;
        thread.start();
    }

    /** What became of the entries so far. */
    public WriterCounters counters() {
        return counters;
    }

    @Override
    public void opened(Connection connection) {
        if (connections) {
            put(new ConnectionEvent.Opened(connection), 0);
        }
    }

    @Override
    public void entry(Entry entry) {
        put(entry, weight(entry));
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        if (connections) {
            put(new ConnectionEvent.Closed(connection, close, exchanges, evidence), 0);
        }
    }

    private void put(Object element, int weight) {
        while (!closing) {
            if (queue.offer(element, weight)) {
                wakeAtTimes();
                return;
            }
            if (whenFull == WhenFull.DROP || counters.failing()) {
                break;
            }
            LockSupport.unpark(thread);
            LockSupport.parkNanos(this, ROOM_NAP);
        }
        counters.dropped(1);
    }

    /**
     * Who waits for room must not find the writer napping behind a full queue. Where nobody waits the naps are welcome: they save
     * an application's threads the waking. Called by several threads, a count may be lost, which does no harm.
     */
    private void wakeAtTimes() {
        if (whenFull == WhenFull.WAIT && ++sinceWoken >= WAKING) {
            sinceWoken = 0;
            LockSupport.unpark(thread);
        }
    }

    /** What the writer thread does. A class and no lambda: those are slow before the application's main. */
    private final class Loop implements Runnable {
        @Override
        public void run() {
            long nap = SHORT_NAP;
            while (!closing) {
                boolean busy = turn();
                nap = busy ? SHORT_NAP : Math.min(LONG_NAP, nap * 2);
                LockSupport.parkNanos(EntryWriter.this, nap);
            }
            finish();
        }
    }

    private boolean turn() {
        Thread.interrupted(); // an application may interrupt every thread it finds; a channel would close at that
        try {
            return poll(System.nanoTime());
        } catch (Throwable e) { // whatever it is, the application's JVM goes on
            counters.renderingFailed(e);
            return false;
        }
    }

    /** One turn of the writer thread: writes what waits, and ticks if it is time; whether there was anything to write. */
    boolean poll(long now) {
        boolean busy = false;
        while (fill(now)) {
            busy = true;
            batch.write(now);
            tickIfDue(System.nanoTime());
        }
        batch.write(now);
        tickIfDue(now);
        return busy;
    }

    /** Renders what waits, until the batch is full; whether there was anything. */
    private boolean fill(long now) {
        boolean any = false;
        while (batch.isOpen()) {
            @Nullable Object element = queue.poll();
            if (element == null) {
                return any;
            }
            any = true;
            queue.release(element instanceof Entry entry ? weight(entry) : 0);
            batch.add(element, now);
        }
        return any;
    }

    private void tickIfDue(long now) {
        if (now - nextTick >= 0) {
            nextTick = now + TICK;
            try {
                tick.run();
            } catch (RuntimeException e) {
                counters.renderingFailed(e);
            }
        }
    }

    /** Writes what is left; what a failing sink does not take now is lost. Called once, at the end of the writer thread. */
    void finish() {
        long now = System.nanoTime();
        try {
            do {
                batch.writeFinally(now);
            } while (fill(now));
            sink.close();
        } catch (IOException | RuntimeException e) {
            counters.writeFailed(sink.name(), e);
        }
        closed = true;
        counters.dropped(queue.size());
    }

    /**
     * Takes no more entries, writes those that wait, and ends the writer thread.
     *
     * @return whether that succeeded within the time; if not, the thread goes on trying, and never keeps a JVM alive
     */
    public boolean close(Duration timeout) {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Math.max(1, timeout.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return closed;
    }

    private static int weight(Entry entry) {
        return weight(entry.exchange().request()) + weight(entry.exchange().response());
    }

    private static int weight(@Nullable Message message) {
        return message == null || message.body() == null ? 0 : message.body().length;
    }

    private static final class StandardErrorVoice implements Consumer<String> {
        @Override
        public void accept(String line) {
            byte[] bytes = (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
            try {
                StreamSink.standardError().write(bytes, 0, bytes.length);
            } catch (IOException e) {
                // nobody is listening
            }
        }
    }
}
