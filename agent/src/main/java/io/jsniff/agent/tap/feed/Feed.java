package io.jsniff.agent.tap.feed;

import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;
import java.nio.ByteBuffer;

/** Hands ranges of arrays and buffers to a listener, and of each only what it wants to see. */
public final class Feed {
    private Feed() {}

    public static void bytes(ByteListener to, Direction direction, byte[] array, int offset, int length, long time) {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int skipped = (int) Math.min(to.skippable(direction), end - from);
            if (skipped > 0) {
                to.skipped(direction, skipped, time);
                from += skipped;
            } else {
                to.bytes(direction, array, from, end - from, time);
                return;
            }
        }
    }

    /**
     * The same for a range of a buffer.
     *
     * @param scratch for what stands outside the heap
     */
    public static void bytes(
            ByteListener to, Direction direction, ByteBuffer buffer, int from, int length, long time, byte[] scratch) {
        int position = from;
        int end = from + length;
        while (position < end) {
            int count = (int) Math.min(to.skippable(direction), end - position);
            if (count > 0) {
                to.skipped(direction, count, time);
            } else {
                count = Math.min(end - position, scratch.length);
                buffer.get(position, scratch, 0, count);
                to.bytes(direction, scratch, 0, count, time);
            }
            position += count;
        }
    }

    /** Bytes that no one saw: no loss where they do not matter, a gap elsewhere. */
    public static void unseen(ByteListener to, Direction direction, long length, long time) {
        long left = length;
        while (left > 0) {
            long count = Math.min(to.skippable(direction), left);
            if (count > 0) {
                to.skipped(direction, count, time);
            } else {
                count = left;
                to.gap(direction, count, time);
            }
            left -= count;
        }
    }
}
