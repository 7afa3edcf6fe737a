package io.jsniff.bytes;

import java.util.Arrays;

/**
 * Bytes that accumulate, up to a limit. What exceeds the limit is not kept but counted, so that a caller can say what is
 * missing. Not thread-safe.
 */
public final class GrowableBytes {
    private static final byte[] NONE = new byte[0];
    private static final int FIRST_CAPACITY = 256;

    private final int limit;
    private byte[] array = NONE;
    private int length;
    private long refused;

    /** @param limit most bytes to keep */
    public GrowableBytes(int limit) {
        this.limit = limit;
    }

    /** Appends what of the range fits below the limit. */
    public void append(byte[] source, int offset, int count) {
        int kept = Math.min(count, limit - length);
        refused += count - kept;
        if (kept > 0) {
            reserve(kept);
            System.arraycopy(source, offset, array, length, kept);
            length += kept;
        }
    }

    /** The backing array, valid until the next call that changes this buffer; the first {@link #length()} bytes count. */
    public byte[] array() {
        return array;
    }

    /** How many bytes are kept. */
    public int length() {
        return length;
    }

    /** Most bytes that are kept. */
    public int limit() {
        return limit;
    }

    /** How many bytes did not fit. */
    public long refused() {
        return refused;
    }

    /** A copy of what is kept. */
    public byte[] toArray() {
        return length == 0 ? NONE : Arrays.copyOf(array, length);
    }

    /** Forgets all but the first bytes. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
        refused = 0;
    }

    /** Forgets the content but keeps the room. */
    public void clear() {
        length = 0;
        refused = 0;
    }

    /** Forgets the content and gives the room back. */
    public void release() {
        clear();
        array = NONE;
    }

    private void reserve(int more) {
        int needed = length + more;
        if (needed > array.length) {
            int doubled = Math.max(FIRST_CAPACITY, array.length * 2);
            array = Arrays.copyOf(array, Math.min(limit, Math.max(needed, doubled)));
        }
    }
}
