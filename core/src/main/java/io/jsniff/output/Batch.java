package io.jsniff.output;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.reuse.Entry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What has been rendered and not yet been written. While the sink fails, it stays as it is and is tried again every second;
 * the queue before it fills and drops. Belongs to the writer thread, but for the counters.
 */
final class Batch {
    private static final int FULL = 64 << 10;
    private static final int KEPT_ROOM = 1 << 20;
    private static final long RETRY = 1_000_000_000L;

    private final EntryRenderer renderer;
    private final Sink sink;
    private final WriterCounters counters;
    private final TextBuffer text;
    private final int keptRoom;
    private int written;
    private final AtomicInteger elements = new AtomicInteger();
    private long nextTry;

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
        elements.incrementAndGet();
    }

    /** Gives everything to the sink, unless it failed a moment ago. */
    void write(long now) {
        write(text.length(), now);
    }

    /** Gives everything to the sink even if it failed a moment ago; what it does not take is lost and counted. */
    void writeFinally(long now) {
        nextTry = now;
        write(now);
        counters.dropped(elements.getAndSet(0));
    }

    private void write(int to, long now) {
        if (to == 0 || (counters.failing() && now - nextTry < 0)) {
            return;
        }
        try {
            written += sink.write(text.array(), written, to - written);
            if (written < to) {
                nextTry = now + RETRY;
                counters.stalled();
            } else {
                removeWritten();
                counters.succeeded();
            }
        } catch (Throwable e) {
            nextTry = now + RETRY;
            counters.writeFailed(sink.name(), e);
        }
    }

    private void removeWritten() {
        int rest = text.length() - written;
        if (rest > 0) {
            System.arraycopy(text.array(), written, text.array(), 0, rest);
            text.truncate(rest);
        } else {
            text.clear(keptRoom);
        }
        counters.written(elements.getAndSet(0));
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
