package io.jsniff.agent.tap.feed;

import io.jsniff.bytes.MemoryAccount;
import io.jsniff.connection.Close;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers after what they answer. A read that returns while a write is under way may bring the answer to what that write
 * has not reported yet: its thread may have been put aside as soon as the bytes were sent. What was read waits in a buffer until
 * the write is over, and so do the peer's end and our close; when the buffer is full, or the write takes too long, they overtake it.
 *
 * <p>All but {@link #writing()} is called under the connection's monitor.
 */
public final class OrderedFeed {
    private static final AtomicIntegerFieldUpdater<OrderedFeed> WRITING =
            AtomicIntegerFieldUpdater.newUpdater(OrderedFeed.class, "writing");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MAX_VALUE;
    private static final int SMALL = 16 << 10;

    private final FeedListener connection;
    private final Direction outward;
    private final MonotonicClock clock;
    private final ScratchArrays scratch;
    private final MemoryAccount memory;
    private volatile int writing;
    private long writingSince;
    private boolean overtaken;
    private @Nullable BufferPositions reads;
    private @Nullable BufferPositions writes;
    private @Nullable ReorderBuffer waiting;
    private long endWaiting = NEVER;
    private boolean resetWaiting;
    private @Nullable Close closing;
    private @Nullable Close closed;

    /**
     * A feed of one connection.
     *
     * @param outward the way of what this JVM sends
     * @param scratch lends arrays for what stands outside the heap
     * @param memory what may be held of what waits
     */
    public OrderedFeed(
            FeedListener connection,
            Direction outward,
            MonotonicClock clock,
            ScratchArrays scratch,
            MemoryAccount memory) {
        this.connection = connection;
        this.outward = outward;
        this.clock = clock;
        this.scratch = scratch;
        this.memory = memory;
    }

    /** The way of what this JVM sends. */
    public Direction outward() {
        return outward;
    }

    /** The way of what the peer sends. */
    public Direction inward() {
        return outward.opposite();
    }

    /** It is no more: nothing will wait. */
    public void release() {
        if (waiting != null) {
            waiting.close();
        }
    }

    // ---- writes

    /** Takes no lock: a read that comes too early to see it cannot have brought what this write is answered with. */
    public void writing() {
        writingSince = clock.now();
        WRITING.getAndIncrement(this);
    }

    /** Whether but one write is under way. */
    public boolean isOnlyWrite() {
        return writing == 1;
    }

    /**
     * A small write is on the wire as soon as it begins; a large one may have waited for room, and ends now, unless it has been
     * answered already. One that was overtaken ends now, so that time does not run backwards; and so does one that began before
     * the agent did.
     */
    private long timeOfWrite(long count) {
        return writing > 0 && !overtaken && (count <= SMALL || answerWaits()) ? writingSince : clock.now();
    }

    /** A write of an array is over. Passes on what was written, unless no one hears of it. */
    public void wrote(@Nullable ConnectionHandler to, byte[] array, int offset, int count) {
        try {
            if (to != null && count > 0) {
                Feed.bytes(to, outward, array, offset, count, timeOfWrite(count));
            }
        } finally {
            writeOver();
        }
    }

    /** The same of what stands before a buffer's position. */
    public void wrote(@Nullable ConnectionHandler to, ByteBuffer buffer, int count) {
        try {
            if (to != null && count > 0) {
                buffer(to, outward, buffer, buffer.position() - count, count, timeOfWrite(count));
            }
        } finally {
            writeOver();
        }
    }

    private void writeOver() {
        if (writing > 0 && WRITING.decrementAndGet(this) == 0) {
            overtaken = false;
            flush();
        }
    }

    // ---- what waits for them

    /** Whether something was read that waits. */
    public boolean answerWaits() {
        return endWaiting != NEVER || (waiting != null && waiting.reads() > 0);
    }

    private boolean mustWait() {
        return writing > 0 && !overtaken;
    }

    private boolean copies(Direction direction) {
        return direction == inward() && mustWait();
    }

    private void array(ConnectionHandler to, Direction direction, byte[] array, int offset, int count, long time) {
        if (direction == inward()) {
            arrived(to, array, offset, count, time);
        } else {
            Feed.bytes(to, direction, array, offset, count, time);
        }
    }

    public void arrived(ConnectionHandler to, byte[] array, int offset, int count, long time) {
        if (!mustWait() || !wait(array, offset, count, time)) {
            Feed.bytes(to, inward(), array, offset, count, time);
        }
    }

    private boolean wait(byte[] array, int offset, int count, long time) {
        ReorderBuffer buffer = waiting == null ? new ReorderBuffer(memory) : waiting;
        waiting = buffer;
        if (buffer.offer(array, offset, count, time)) {
            return true;
        }
        overtake();
        return false;
    }

    public void peerEnds(boolean reset, long time) {
        if (!mustWait()) {
            connection.peerEnded(reset, time);
        } else if (endWaiting == NEVER) {
            endWaiting = time;
            resetWaiting = reset;
        }
    }

    /** Waits only after an answer: a write that no one has answered may be stuck, and this be what ends it. */
    public void weClose(Close close) {
        if (mustWait() && answerWaits()) {
            closing = close;
        } else {
            overtake();
            connection.closing(close);
        }
    }

    /** Whether it is said; otherwise it waits. */
    public boolean weClosed(Close close) {
        if (closing != null) {
            closed = close;
            return false;
        }
        connection.closed(close);
        return true;
    }

    /** What waits goes before the write. */
    public void overtake() {
        overtaken = true;
        flush();
    }

    /** A close that has waited for too long goes before the write. */
    public void overtakeIfLate(long now) {
        if (closing != null && now - closing.time() > PATIENCE) {
            overtake();
        }
    }

    /** What waits goes its way. */
    private void flush() {
        if (waiting != null) {
            waiting.handOver(connection.handler(), inward());
        }
        if (endWaiting != NEVER) {
            long time = endWaiting;
            endWaiting = NEVER;
            connection.peerEnded(resetWaiting, time);
        }
        flushClose();
    }

    private void flushClose() {
        Close begun = closing;
        Close done = closed;
        closing = null;
        closed = null;
        if (begun != null) {
            connection.closing(begun);
        }
        if (done != null) {
            connection.closed(done);
        }
    }

    // ---- out of buffers

    /** Passes on what stands in a range of a buffer. */
    public void buffer(ConnectionHandler to, Direction direction, ByteBuffer buffer, int from, int count, long time) {
        if (direction == inward()) {
            connection.arriving(buffer, from, count);
        }
        if (buffer.hasArray()) {
            array(to, direction, buffer.array(), buffer.arrayOffset() + from, count, time);
            return;
        }
        int hint = System.identityHashCode(this);
        byte[] array = scratch.borrow(hint);
        if (copies(direction)) {
            copy(to, direction, buffer, from, count, time, array);
        } else {
            Feed.bytes(to, direction, buffer, from, count, time, array);
        }
        scratch.giveBack(hint, array);
    }

    private void copy(
            ConnectionHandler to,
            Direction direction,
            ByteBuffer buffer,
            int from,
            int count,
            long time,
            byte[] array) {
        for (int done = 0; done < count; ) {
            int piece = Math.min(count - done, array.length);
            buffer.get(from + done, array, 0, piece);
            array(to, direction, array, 0, piece, time);
            done += piece;
        }
    }

    /** A scattering read begins: where its buffers stand now tells what it will have brought. */
    public void scattering(ByteBuffer[] buffers, int offset, int length) {
        reads = remembered(reads, buffers, offset, length);
    }

    /** It is over. Passes on what it has brought, unless no one hears of it. */
    public void scattered(@Nullable ConnectionHandler to, ByteBuffer @Nullable [] buffers, int offset, long count) {
        BufferPositions before = recalled(reads);
        if (to != null && buffers != null && count > 0) {
            buffers(to, inward(), buffers, offset, before, count, clock.now());
        }
    }

    /** A gathering write begins, as above. */
    public void gathering(ByteBuffer[] buffers, int offset, int length) {
        writes = remembered(writes, buffers, offset, length);
    }

    /** It is over, as above, and with it the write. */
    public void gathered(@Nullable ConnectionHandler to, ByteBuffer @Nullable [] buffers, int offset, long count) {
        BufferPositions before = recalled(writes);
        try {
            if (to != null && buffers != null && count > 0) {
                buffers(to, outward, buffers, offset, before, count, timeOfWrite(count));
            }
        } finally {
            writeOver();
        }
    }

    private static BufferPositions remembered(
            @Nullable BufferPositions known, ByteBuffer[] buffers, int offset, int length) {
        BufferPositions positions = known == null ? new BufferPositions() : known;
        positions.remember(buffers, offset, length);
        return positions;
    }

    /** The positions, if they are those of the operation that is over. */
    private static @Nullable BufferPositions recalled(@Nullable BufferPositions positions) {
        return positions != null && positions.recall() ? positions : null;
    }

    /** @param before where the buffers stood; {@code null} if that is not known */
    private void buffers(
            ConnectionHandler to,
            Direction direction,
            ByteBuffer[] buffers,
            int offset,
            @Nullable BufferPositions before,
            long count,
            long time) {
        long left = count;
        for (int i = 0; before != null && i < before.known() && left > 0; i++) {
            ByteBuffer buffer = buffers[offset + i];
            int moved = (int) Math.min(left, buffer.position() - before.of(i));
            if (moved > 0) {
                buffer(to, direction, buffer, before.of(i), moved, time);
                left -= moved;
            }
        }
        if (left > 0) {
            Feed.unseen(to, direction, left, time);
        }
    }
}
