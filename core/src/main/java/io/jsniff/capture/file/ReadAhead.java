package io.jsniff.capture.file;

import io.jsniff.capture.PacketSink;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file on a thread of its own, a few batches ahead of who looks at the frames. It also keeps that one from waiting
 * for ever when standard input is silent and someone stops the capture.
 */
public final class ReadAhead {
    /** {@link #read} was told to stop. */
    public static final int STOPPED = -2;

    private static final int BUFFERS = 4;
    /** Large enough for handing over to cost nothing, small enough for a processor's cache. */
    public static final int ENOUGH = 128 << 10;

    private static final int WAITING = 1;

    private static final long LOOK_AROUND = 50;
    private static final long MAX_END_LENGTH = 1000;

    private final RecordReader reader;
    private final BlockingQueue<PcapRecords> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<PcapRecords> full = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread thread;
    private volatile boolean stopped;
    private int result = 1;

    /** Will read ahead, from the first call of {@link #read} on. */
    public ReadAhead(RecordReader reader) {
        this.reader = reader;
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new PcapRecords());
        }
        thread = new Thread(null, this::run, "jsniff-reader", 0, false);
        thread.setDaemon(true);
    }

    private void run() {
        try {
            int last = 1;
            while (last > 0 && !stopped) {
                PcapRecords records = empty.take();
                reader.fill(records, ENOUGH);
                last = records.result();
                full.put(records);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Hands over some frames.
     *
     * @return more than 0 if there may be more; 0 if not; negative as the reader said, or {@link #STOPPED}
     */
    public int read(PacketSink sink) {
        if (result <= 0) {
            return result;
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start(); // not before, so that a filter can be set
        }
        try {
            @Nullable PcapRecords records = full.poll(LOOK_AROUND, TimeUnit.MILLISECONDS);
            if (records == null) {
                return stopped ? STOPPED : WAITING;
            }
            records.deliver(sink, reader.fraction());
            result = records.result();
            empty.add(records);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = STOPPED;
        }
        return result;
    }

    /** Nothing more is wanted; callable from any thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Ends the thread and closes the reader, unless the thread is stuck in a read: it is left alone then, with what it reads
     * into.
     *
     * @return whether the reader is closed
     */
    public boolean close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(MAX_END_LENGTH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean free = !thread.isAlive();
        if (free) {
            reader.close();
        }
        return free;
    }
}
