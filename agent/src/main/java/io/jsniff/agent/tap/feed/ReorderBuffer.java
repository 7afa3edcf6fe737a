package io.jsniff.agent.tap.feed;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryLease;
import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that wait, with the times of the reads that brought them. */
public final class ReorderBuffer {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int ROOM_KEPT = 1024;
    private static final int MAX_READS = 1024;

    private static final int READ_BYTES = Long.BYTES + Integer.BYTES;

    private final MemoryLease lease;
    private final GrowableBytes bytes;
    private long[] times = new long[4];
    private int[] lengths = new int[4];
    private int reads;

    /**
     * An empty buffer.
     *
     * @param account what may be held of what waits
     */
    public ReorderBuffer(MemoryAccount account) {
        lease = account.lease();
        bytes = new GrowableBytes(MAX_BYTES, lease);
    }

    /** Keeps a copy of the range; false, and nothing is kept, if there is no room for all of it. */
    public boolean offer(byte[] array, int offset, int length, long time) {
        if (reads == MAX_READS || length > MAX_BYTES - bytes.length()) {
            return false;
        }
        if (reads == lengths.length) {
            if (!lease.take((long) reads * READ_BYTES)) {
                return false;
            }
            lengths = Arrays.copyOf(lengths, reads * 2);
            times = Arrays.copyOf(times, reads * 2);
        }
        int before = bytes.length();
        bytes.append(array, offset, length);
        if (bytes.length() - before < length) {
            bytes.truncate(before);
            return false;
        }
        lengths[reads] = length;
        times[reads++] = time;
        return true;
    }

    /** How many bytes wait. */
    public int length() {
        return bytes.length();
    }

    /** How many reads wait. */
    int reads() {
        return reads;
    }

    /** Gives what waits to a listener, read by read, and forgets it; without a listener it is only forgotten. */
    public void handOver(@Nullable ByteListener to, Direction direction) {
        int offset = 0;
        for (int i = 0; i < reads && to != null; i++) {
            Feed.bytes(to, direction, bytes.array(), offset, lengths[i], times[i]);
            offset += lengths[i];
        }
        reads = 0;
        release();
    }

    /** Gives large room back. */
    private void release() {
        if (bytes.array().length > ROOM_KEPT) {
            bytes.release();
        } else {
            bytes.clear();
        }
        lease.trim();
    }

    /** Nothing will wait any more. */
    public void close() {
        lease.close();
    }
}
