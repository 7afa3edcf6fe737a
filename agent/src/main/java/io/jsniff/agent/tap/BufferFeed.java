package io.jsniff.agent.tap;

import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The half of a tapped connection that takes bytes out of buffers, and looks out for the records of TLS among them. */
abstract class BufferFeed {
    /** Records that pass before it is plain that they have no engine that could be met. */
    private static final int MOST_RECORDS = 64;

    final Direction inward;
    final Direction outward;
    private final TapShare share;
    private int records;

    /** @param outward the way of what this JVM sends */
    BufferFeed(TapShare share, Direction outward) {
        this.share = share;
        this.outward = outward;
        this.inward = outward.opposite();
    }

    TapShare share() {
        return share;
    }

    /** Takes what stands in an array. */
    abstract void array(ConnectionHandler to, Direction direction, byte[] array, int offset, int count, long time);

    /** Whether bytes of a direction must be copied out of a buffer, although nobody may want to see them. */
    abstract boolean copies(Direction direction);

    /** What may be a record has come, or is about to go, or {@link RecordKey#NONE}; whether it is one and its engine is not there. */
    abstract boolean passes(Direction direction, long key);

    /** Whether an engine may still be met. Read without the lock, it may be late by a moment. */
    final boolean looksForEngine() {
        return records < MOST_RECORDS;
    }

    final void look(Direction direction, long key) {
        if (passes(direction, key)) {
            records++;
        }
    }

    /** An engine was met. */
    final void meetNoMore() {
        records = MOST_RECORDS;
    }

    /** There may be another engine. */
    final void meetAgain() {
        records = 0;
    }

    final void feed(ConnectionHandler to, Direction direction, ByteBuffer buffer, int from, int count, long time) {
        if (direction == inward && looksForEngine()) {
            look(inward, RecordKey.of(buffer, from, count));
        }
        if (buffer.hasArray()) {
            array(to, direction, buffer.array(), buffer.arrayOffset() + from, count, time);
            return;
        }
        int hint = System.identityHashCode(this);
        byte[] scratch = share.scratch().borrow(hint);
        if (copies(direction)) {
            copy(to, direction, buffer, from, count, time, scratch);
        } else {
            Feed.bytes(to, direction, buffer, from, count, time, scratch);
        }
        share.scratch().giveBack(hint, scratch);
    }

    private void copy(
            ConnectionHandler to,
            Direction direction,
            ByteBuffer buffer,
            int from,
            int count,
            long time,
            byte[] scratch) {
        for (int done = 0; done < count; ) {
            int piece = Math.min(count - done, scratch.length);
            buffer.get(from + done, scratch, 0, piece);
            array(to, direction, scratch, 0, piece, time);
            done += piece;
        }
    }

    final void feed(
            ConnectionHandler to,
            Direction direction,
            ByteBuffer[] buffers,
            int offset,
            @Nullable Positions before,
            long count,
            long time) {
        long left = count;
        for (int i = 0; before != null && i < before.known() && left > 0; i++) {
            ByteBuffer buffer = buffers[offset + i];
            int moved = (int) Math.min(left, buffer.position() - before.of(i));
            if (moved > 0) {
                feed(to, direction, buffer, before.of(i), moved, time);
                left -= moved;
            }
        }
        if (left > 0) {
            Feed.unseen(to, direction, left, time);
        }
    }
}
