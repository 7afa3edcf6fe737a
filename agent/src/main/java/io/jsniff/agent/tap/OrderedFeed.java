package io.jsniff.agent.tap;

import io.jsniff.bytes.Limits.Part;
import io.jsniff.connection.Close;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers behind what they answer. A read that returns while a write is under way may bring the answer to what that write
 * has not reported yet: its thread may have been put aside as soon as the bytes were sent. What was read waits in a stash until
 * the write is over, and so do the peer's end and our close; when the stash is full, or the write takes too long, they overtake it.
 *
 * <p>All but {@link #writing()} is called under the connection's monitor.
 */
abstract class OrderedFeed extends BufferFeed {
    private static final AtomicIntegerFieldUpdater<OrderedFeed> WRITING =
            AtomicIntegerFieldUpdater.newUpdater(OrderedFeed.class, "writing");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MAX_VALUE;
    private static final int SMALL = 16 << 10;

    private volatile int writing;
    private long writingSince;
    private boolean overtaken;
    private @Nullable Stash stash;
    private long endWaiting = NEVER;
    private boolean resetWaiting;
    private @Nullable Close closing;
    private @Nullable Close closed;

    OrderedFeed(TapShare share, Direction outward) {
        super(share, outward);
    }

    /** Who hears of it, if anybody still does. */
    abstract @Nullable ConnectionHandler listener();

    abstract void peerEnded(boolean reset, long time);

    abstract void weAreClosing(Close close);

    abstract void weAreClosed(Close close);

    /** It is no more: nothing will wait. */
    final void release() {
        if (stash != null) {
            stash.close();
        }
    }

    // ---- writes

    /** Takes no lock: a read that comes too early to see it cannot have brought what this write is answered with. */
    final void writing() {
        writingSince = share().clock().now();
        WRITING.getAndIncrement(this);
    }

    /** Whether but one write is under way. */
    final boolean isOnlyWrite() {
        return writing == 1;
    }

    /**
     * A small write is on the wire as soon as it begins; a large one may have waited for room, and ends now, unless it has been
     * answered already. One that was overtaken ends now, so that time does not run backwards; and so does one that began before
     * the agent did.
     */
    final long timeOfWrite(long count) {
        return writing > 0 && !overtaken && (count <= SMALL || answerWaits())
                ? writingSince
                : share().clock().now();
    }

    final void writeOver() {
        if (writing > 0 && WRITING.decrementAndGet(this) == 0) {
            overtaken = false;
            flush();
        }
    }

    // ---- what waits for them

    /** Whether something was read that waits. */
    final boolean answerWaits() {
        return endWaiting != NEVER || (stash != null && stash.reads() > 0);
    }

    private boolean mustWait() {
        return writing > 0 && !overtaken;
    }

    @Override
    final boolean copies(Direction direction) {
        return direction == inward && mustWait();
    }

    @Override
    final void array(ConnectionHandler to, Direction direction, byte[] array, int offset, int count, long time) {
        if (direction == inward) {
            arrived(to, array, offset, count, time);
        } else {
            Feed.bytes(to, direction, array, offset, count, time);
        }
    }

    final void arrived(ConnectionHandler to, byte[] array, int offset, int count, long time) {
        if (!mustWait() || !wait(array, offset, count, time)) {
            Feed.bytes(to, inward, array, offset, count, time);
        }
    }

    private boolean wait(byte[] array, int offset, int count, long time) {
        Stash waiting = stash == null ? new Stash(share().budget().of(Part.REORDERING)) : stash;
        stash = waiting;
        if (waiting.offer(array, offset, count, time)) {
            return true;
        }
        overtake();
        return false;
    }

    final void peerEnds(boolean reset, long time) {
        if (!mustWait()) {
            peerEnded(reset, time);
        } else if (endWaiting == NEVER) {
            endWaiting = time;
            resetWaiting = reset;
        }
    }

    /** Waits only behind an answer: a write that nobody has answered may be stuck, and this be what ends it. */
    final void weClose(Close close) {
        if (mustWait() && answerWaits()) {
            closing = close;
        } else {
            overtake();
            weAreClosing(close);
        }
    }

    /** Whether it is said; otherwise it waits. */
    final boolean weClosed(Close close) {
        if (closing != null) {
            closed = close;
            return false;
        }
        weAreClosed(close);
        return true;
    }

    /** What waits goes before the write. */
    final void overtake() {
        overtaken = true;
        flush();
    }

    /** A close that has waited for too long goes before the write. */
    final void overtakeIfLate(long now) {
        if (closing != null && now - closing.time() > PATIENCE) {
            overtake();
        }
    }

    /** What waits goes its way. */
    private void flush() {
        if (stash != null) {
            stash.handOver(listener(), inward);
        }
        if (endWaiting != NEVER) {
            long time = endWaiting;
            endWaiting = NEVER;
            peerEnded(resetWaiting, time);
        }
        flushClose();
    }

    private void flushClose() {
        Close begun = closing;
        Close done = closed;
        closing = null;
        closed = null;
        if (begun != null) {
            weAreClosing(begun);
        }
        if (done != null) {
            weAreClosed(done);
        }
    }
}
