package io.jsniff.bytes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that accumulate, up to a limit. What exceeds the limit is not kept but counted, so that a caller can say what is
 * missing. Not thread-safe.
 */
public final class GrowableBytes {
    private static final byte[] NONE = new byte[0];
    private static final int FIRST_CAPACITY = 256;

    private final int limit;
    private final @Nullable MemoryLease lease;
    private byte[] array = NONE;
    private int length;
    private long refused;

    /** @param limit most bytes to keep */
    public GrowableBytes(int limit) {
        this(limit, null);
    }

    /**
     * Bytes that count, with the room for them. Where the lease is refused more, that is their limit. To be released at the end.
     *
     * @param limit most bytes to keep
     */
    public GrowableBytes(int limit, @Nullable MemoryLease lease) {
        this.limit = limit;
        this.lease = lease;
    }

    /** Appends what of the range fits below the limit. */
    public void append(byte[] source, int offset, int count) {
        int wanted = Math.min(count, limit - length);
        int kept = wanted > array.length - length ? Math.min(wanted, grow(wanted)) : wanted;
        refused += count - kept;
        if (kept > 0) {
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
        if (lease != null) {
            lease.give(heldBytes());
        }
        array = NONE;
    }

    /** Makes room for as many bytes more, if it may; how many there is room for. */
    private int grow(int more) {
        int needed = length + more;
        int doubled = Math.max(FIRST_CAPACITY, array.length * 2);
        int larger = Math.min(limit, Math.max(needed, doubled));
        if (take(larger)) {
            array = Arrays.copyOf(array, larger);
        } else if (larger > needed && take(needed)) {
            array = Arrays.copyOf(array, needed);
        }
        return array.length - length;
    }

    private boolean take(int capacity) {
        MemoryLease account = lease;
        if (account != null) {
            if (!account.take(HeapSize.bytes(capacity))) {
                return false;
            }
            account.give(heldBytes());
        }
        return true;
    }

    private long heldBytes() {
        return array.length == 0 ? 0 : HeapSize.bytes(array.length);
    }
}
