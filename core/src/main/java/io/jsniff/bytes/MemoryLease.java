package io.jsniff.bytes;

/**
 * What one connection holds of a part's share. It asks the account in steps, and keeps what it has given back until {@link #trim}, so
 * that bytes that come and go cost two additions. Not thread-safe.
 */
public final class MemoryLease {
    private static final int STEP = 1 << 10;

    private final MemoryAccount account;
    private long held;
    private long reserved;

    MemoryLease(MemoryAccount account) {
        this.account = account;
    }

    /** Holds as many bytes more; false if there are not as many. */
    public boolean take(long bytes) {
        long needed = held + bytes;
        if (needed > reserved) {
            long more = roundUp(needed - reserved);
            if (!account.reserve(more)) {
                return false;
            }
            reserved += more;
        }
        held = needed;
        return true;
    }

    /** Holds as many bytes more, if need be beyond what there is: for what must be, and is little. */
    public void takeAnyway(long bytes) {
        if (!take(bytes)) {
            long more = roundUp(held + bytes - reserved);
            account.add(more);
            reserved += more;
            held += bytes;
        }
    }

    /** Holds as many bytes less. */
    public void give(long bytes) {
        held -= bytes;
    }

    /** How many bytes it holds. */
    public long held() {
        return held;
    }

    /** Whether the account is nearly used up. */
    boolean isShort() {
        return account.isNearlyFull();
    }

    /** Gives back to the account what is not held any more. */
    public void trim() {
        long surplus = reserved - roundUp(Math.max(0, held));
        if (surplus > 0) {
            account.release(surplus);
            reserved -= surplus;
        }
    }

    /** Gives back everything: its connection is no more. */
    public void close() {
        held = 0;
        trim();
    }

    private static long roundUp(long bytes) {
        return (bytes + STEP - 1) & -STEP;
    }
}
