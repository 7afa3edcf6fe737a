package io.jsniff.agent.tap;

import io.jsniff.bytes.GrowableBytes;
import java.util.Arrays;

/** Bytes that wait, with the times of the reads that brought them. */
final class Stash {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int ROOM_KEPT = 1024;
    private static final int MOST_READS = 1024;

    private final GrowableBytes bytes = new GrowableBytes(MOST_BYTES);
    private long[] times = new long[4];
    private int[] lengths = new int[4];
    private int reads;

    /** Keeps a copy of the range; false, and nothing is kept, if there is no room for all of it. */
    boolean offer(byte[] array, int offset, int length, long time) {
        if (reads == MOST_READS || length > MOST_BYTES - bytes.length()) {
            return false;
        }
        if (reads == lengths.length) {
            lengths = Arrays.copyOf(lengths, reads * 2);
            times = Arrays.copyOf(times, reads * 2);
        }
        bytes.append(array, offset, length);
        lengths[reads] = length;
        times[reads++] = time;
        return true;
    }

    /** How many reads wait. */
    int reads() {
        return reads;
    }

    /** When a read was. */
    long time(int read) {
        return times[read];
    }

    /** How many bytes a read brought. */
    int length(int read) {
        return lengths[read];
    }

    /** Forgets all, and gives large room back. */
    void clear() {
        reads = 0;
        if (bytes.array().length > ROOM_KEPT) {
            bytes.release();
        } else {
            bytes.clear();
        }
    }

    /** The bytes of all reads, one after the other. */
    byte[] array() {
        return bytes.array();
    }
}
