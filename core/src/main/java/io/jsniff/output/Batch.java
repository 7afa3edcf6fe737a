package io.jsniff.output;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.reuse.Entry;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What has been rendered and not yet been written. While the sink fails, it stays as it is and is tried again every second;
 * the queue before it fills and drops. It knows where each element ends, so that of a write that was cut short those count as
 * written that are there. Belongs to the writer thread, but for the counters.
 */
final class Batch {
    private static final int FULL = 64 << 10;
    private static final int FEW = 64;
    private static final int KEPT_ROOM = 1 << 20;
    private static final long RETRY = 1_000_000_000L;

    private final EntryRenderer renderer;
    private final Sink sink;
    private final WriterCounters counters;
    private final TextBuffer text;
    private final int keptRoom;
    private int written;
    private int[] ends = new int[FEW];
    private int size;
    private int done;
    private long nextTry;

    /** How many of them are not written, for other threads. */
    private final AtomicInteger elements = new AtomicInteger();

    /** @param limit most bytes of memory that the text may take; twice that while it is moved to a larger array */
    Batch(EntryRenderer renderer, Sink sink, WriterCounters counters, int limit) {
        this.renderer = renderer;
        this.sink = sink;
        this.counters = counters;
        this.keptRoom = Math.min(KEPT_ROOM, limit);
        this.text = new TextBuffer(FULL * 2, Math.max(FULL * 2, limit));
    }

    /** How many elements it holds. */
    int elements() {
        return elements.get();
    }

    /** What it takes in the heap. */
    long heapBytes() {
        return text.array().length;
    }

    /** Whether there is room for another element. */
    boolean isOpen() {
        return text.length() < FULL && !counters.failing();
    }

    /** Adds an element of the queue; what was there goes to the sink first if the sink had better have it so. */
    void add(Object element, long now) {
        int before = text.length();
        try {
            render(element);
        } catch (Throwable e) { // a regular expression of the user's may recurse deeply, memory may be short
            text.truncate(before);
            counters.renderingFailed(e);
            return;
        }
        if (before > 0 && text.length() > sink.room()) {
            write(before, now);
        }
        remember(text.length());
    }

    /** Has the JVM look up now what the handlers of errors need. */
    void rehearse() {
        try {
            throw new Rehearsal();
        } catch (Throwable e) {
            elements.lazySet(size - done);
        }
    }

    private void remember(int end) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size++] = end;
        elements.lazySet(size - done);
    }

    /** Gives everything to the sink, unless it failed a moment ago. */
    void write(long now) {
        write(text.length(), now);
    }

    /** Gives everything to the sink even if it failed a moment ago; what it does not take is lost and counted. */
    void writeFinally(long now) {
        nextTry = now;
        write(now);
        counters.dropped(size - done);
        done = size;
        elements.lazySet(0);
    }

    private void write(int to, long now) {
        if ((to == 0 && size == 0) || (counters.failing() && now - nextTry < 0)) {
            return;
        }
        try {
            while (written < to) {
                int asked = piece(to) - written;
                int taken = sink.write(text.array(), written, asked);
                written += taken;
                countWritten();
                if (taken < asked) {
                    nextTry = now + RETRY;
                    counters.stalled();
                    return;
                }
            }
            removeWritten();
            counters.succeeded();
        } catch (Throwable e) {
            nextTry = now + RETRY;
            counters.writeFailed(sink.name(), e);
        }
    }

    /** Where the next write ends: behind as many elements as the sink takes at once, or behind one that is larger. */
    private int piece(int to) {
        int most = sink.mostAtOnce();
        if (to - written <= most || done == size) {
            return to;
        }
        int last = done;
        while (last + 1 < size && ends[last + 1] <= to && ends[last + 1] - written <= most) {
            last++;
        }
        return Math.min(to, ends[last]);
    }

    private void countWritten() {
        int before = done;
        while (done < size && ends[done] <= written) {
            done++;
        }
        elements.lazySet(size - done);
        counters.written(done - before);
    }

    private void removeWritten() {
        countWritten();
        int rest = text.length() - written;
        if (rest > 0) {
            System.arraycopy(text.array(), written, text.array(), 0, rest);
            text.truncate(rest);
        } else {
            text.clear(keptRoom);
        }
        size -= done;
        for (int i = 0; i < size; i++) {
            ends[i] = ends[i + done] - written;
        }
        done = 0;
        written = 0;
    }

    private void render(@Nullable Object element) {
        if (element instanceof Entry entry) {
            renderer.render(entry, text);
        } else if (element instanceof ConnectionEvent.Opened opened) {
            renderer.renderOpened(opened.connection(), text);
        } else if (element instanceof ConnectionEvent.Closed closed) {
            renderer.renderClosed(closed.connection(), closed.close(), closed.exchanges(), closed.evidence(), text);
        }
    }
}
