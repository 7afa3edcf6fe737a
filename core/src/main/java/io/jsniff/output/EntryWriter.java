package io.jsniff.output;

import io.jsniff.bytes.HeapSize;
import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryUse;
import io.jsniff.bytes.Printable;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries from any thread and writes them on its own, {@link #THREAD}. Life: make it, {@link #start}, report
 * entries, {@link #close}. Reporting never blocks, locks or wakes anybody, unless {@link WhenFull#WAIT} was asked for.
 */
public final class EntryWriter implements EntryListener {
    /** The name of the writer thread, by which others tell that jsniff is in a JVM; Linux keeps fifteen characters of it. */
    public static final String THREAD = "jsniff-writer";

    /**
     * Most elements that wait if nothing is dropped: so few that they stay in the processor's cache, and die before a
     * collector has to copy them.
     */
    private static final int WAITING_CAPACITY = 1 << 12;

    private static final long SHORT_NAP = 10_000_000L;
    private static final long LONG_NAP = 50_000_000L;
    private static final long TICK = 250_000_000L;
    private static final long ROOM_NAP = 100_000L;
    /** So long a thread that has claimed a slot of the queue may take to fill it: it may have been put aside in between. */
    private static final long CLAIMED = 250_000_000L;
    /** So often the patience of {@link #close} begins anew while lines are written. */
    private static final int MAX_EXTENSIONS = 5;
    /** So many entries are worth waking the writer for. */
    private static final int WAKING = WAITING_CAPACITY / 4;
    /** What an event of a connection takes beside what it refers to. */
    private static final int EVENT = HeapSize.object(4);

    /** What to do with an entry that finds the queue full. */
    public enum WhenFull {
        /** Drop and count it: an application must never wait for its log. */
        DROP,
        /** Wait until there is room, or until the sink fails: who reads a file has time. */
        WAIT
    }

    private final Limits limits;
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
    private volatile boolean napping;
    private final AtomicBoolean settled = new AtomicBoolean();
    private long nextTick;
    private int sinceWoken;

    /**
     * A writer that is still to be started.
     *
     * @param tick called by the writer thread some four times a second
     */
    public EntryWriter(EntryRenderer renderer, Sink sink, WhenFull whenFull, Runnable tick, Limits limits) {
        this(renderer, sink, whenFull, tick, limits, queue(whenFull, limits.of(Part.QUEUE)), new StandardErrorVoice());
    }

    private static EntryQueue queue(WhenFull whenFull, long bytes) {
        return whenFull == WhenFull.WAIT ? new EntryQueue(WAITING_CAPACITY, bytes) : EntryQueue.within(bytes);
    }

    EntryWriter(
            EntryRenderer renderer,
            Sink sink,
            WhenFull whenFull,
            Runnable tick,
            Limits limits,
            EntryQueue queue,
            Consumer<String> voice) {
        this.queue = queue;
        this.whenFull = whenFull;
        this.connections = renderer.rendersConnections();
        this.sink = sink;
        this.tick = tick;
        this.counters = new WriterCounters(voice);
        this.limits = limits;
        this.batch = new Batch(renderer, sink, counters, (int) (limits.of(Part.RENDERED) / 2));
        this.thread = new Thread(null, new Loop(), THREAD, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // not to keep an application's class loader alive
        thread.setUncaughtExceptionHandler(new Unheard());
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
            put(new ConnectionEvent.Opened(connection), EVENT + connection.heapBytes());
        }
    }

    @Override
    public void entry(Entry entry) {
        put(entry, entry.heapBytes());
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        if (connections) {
            long held = connection.heapBytes() + close.heapBytes() + evidence.heapBytes();
            put(new ConnectionEvent.Closed(connection, close, exchanges, evidence), EVENT + held);
        }
    }

    private void put(Object element, long weight) {
        while (!closing) {
            if (queue.offer(element, weight)) {
                wakeAtTimes();
                return;
            }
            if (whenFull == WhenFull.DROP || counters.failing() || !queue.mayHold(weight)) {
                break;
            }
            LockSupport.unpark(thread);
            LockSupport.parkNanos(this, ROOM_NAP);
        }
        counters.dropped(1);
    }

    /**
     * Who waits for room must not find the writer napping in front of a full queue, and where no one waits nothing is to be lost
     * because it naps. Otherwise the naps are welcome: they save an application's threads the waking. Called by several threads, a
     * count may be lost, which does no harm.
     */
    private void wakeAtTimes() {
        if (whenFull == WhenFull.WAIT) {
            if (++sinceWoken >= WAKING) {
                sinceWoken = 0;
                LockSupport.unpark(thread);
            }
        } else if (napping && queue.isHalfFull()) {
            napping = false;
            LockSupport.unpark(thread);
        }
    }

    /** What the writer thread does. A class and no lambda: those are slow before the application's main. */
    private final class Loop implements Runnable {
        @Override
        public void run() {
            rehearse();
            while (!closed) {
                try {
                    work();
                } catch (Throwable e) {
                    // there was no memory even to count it: what waits is still there
                }
            }
        }

        /** The JVM looks up what a handler catches when it first does, which takes memory that there may not be then. */
        private void rehearse() {
            try {
                throw new Rehearsal();
            } catch (Throwable e) {
                EntryWriter.this.rehearse();
                batch.rehearse();
                counters.rehearse();
            }
        }

        private void work() {
            long nap = SHORT_NAP;
            while (!closing) {
                boolean busy = turn();
                nap = busy ? SHORT_NAP : Math.min(LONG_NAP, nap * 2);
                nap(nap);
            }
            finish();
        }
    }

    private void rehearse() {
        try {
            throw new Rehearsal();
        } catch (Throwable e) {
            napping = false;
        }
    }

    private void nap(long nanos) {
        napping = true;
        if (counters.failing() || !queue.isHalfFull()) {
            LockSupport.parkNanos(this, nanos);
        }
        napping = false;
    }

    /** No matter what goes wrong, the application's JVM goes on, and so does this thread. */
    private boolean turn() {
        Thread.interrupted(); // an application may interrupt every thread it finds; a channel would close at that
        try {
            return poll(System.nanoTime());
        } catch (Throwable e) {
            counters.otherwiseFailed(e);
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
        counters.tell();
        return busy;
    }

    /** Renders what waits, until the batch is full; whether there was anything. An element leaves the queue when it is rendered, or lost and counted. */
    private boolean fill(long now) {
        boolean any = false;
        while (batch.isOpen() && !settled.get()) {
            @Nullable Object element = queue.peek();
            if (element == null) {
                return any;
            }
            any = true;
            try {
                batch.add(element, now);
            } finally {
                queue.remove();
            }
        }
        return any;
    }

    private void tickIfDue(long now) {
        if (now - nextTick >= 0) {
            nextTick = now + TICK;
            try {
                tick.run();
            } catch (Throwable e) {
                counters.otherwiseFailed(e);
            }
        }
    }

    /** Writes what is left; what a failing sink does not take now is lost. Called once, at the end of the writer thread. */
    void finish() {
        queue.close();
        try {
            writeRest(System.nanoTime());
        } catch (Throwable e) {
            counters.otherwiseFailed(e);
        }
        settle();
        try {
            sink.close();
        } catch (Throwable e) {
            counters.writeFailed(sink.name(), e);
        }
        counters.tell();
        closed = true;
    }

    private void writeRest(long now) {
        do {
            batch.writeFinally(now);
        } while (fill(now) || isAboutToBeFilled(now));
    }

    /** Whether it is worthwhile to look again: a slot of the queue is claimed, and has a moment to be filled. */
    private boolean isAboutToBeFilled(long since) {
        if (queue.size() == 0 || counters.failing() || settled.get() || System.nanoTime() - since > CLAIMED) {
            return false;
        }
        LockSupport.parkNanos(ROOM_NAP);
        return true;
    }

    /** Counts what is left as lost, once: the writer thread does, or who does not wait for it any longer. */
    private void settle() {
        if (settled.compareAndSet(false, true)) {
            counters.dropped(batch.elements() + (long) queue.size());
        }
    }

    /** What waits to be rendered, and what waits to be written. */
    public List<MemoryUse> memory() {
        return List.of(
                new MemoryUse(Part.QUEUE, queue.bytes(), queue.limit(), counters.dropped()),
                new MemoryUse(Part.RENDERED, batch.heapBytes(), limits.of(Part.RENDERED), counters.renderingErrors()));
    }

    /**
     * Takes no more entries, writes those that wait, and ends the writer thread.
     *
     * @param patience how long the sink may take nothing; while it takes lines, some times as much
     * @return whether that succeeded; if not, what waits is lost and counted, and the thread, which a sink holds up, never keeps a
     *     JVM alive
     */
    public boolean close(Duration patience) {
        closing = true;
        LockSupport.unpark(thread);
        int extensions = 0;
        long before;
        do {
            before = counters.written();
            Uninterrupted.join(thread, patience);
        } while (!closed && counters.written() > before && ++extensions < MAX_EXTENSIONS);
        if (!closed) {
            queue.close();
            settle();
        }
        return closed;
    }

    /** The application's handler is not to hear of a thread of ours. */
    private final class Unheard implements Thread.UncaughtExceptionHandler {
        @Override
        public void uncaughtException(Thread dead, Throwable e) {
            counters.otherwiseFailed(e);
        }
    }

    private static final class StandardErrorVoice implements Consumer<String> {
        private final StderrWriter stderr = new StderrWriter();

        @Override
        public void accept(String line) {
            stderr.write((Printable.LINE.of(line) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
