package io.jsniff.bytes;

import java.util.concurrent.atomic.AtomicLong;

/** The share of one part. Safe for several threads; who asks often holds a {@link MemoryLease}. */
public final class MemoryAccount {
    private final Limits.Part part;
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    MemoryAccount(Limits.Part part, long limit) {
        this.part = part;
        this.limit = limit;
    }

    /** Takes as many bytes more; false, and counted, if they would be too many. */
    public boolean reserve(long bytes) {
        if (used.addAndGet(bytes) <= limit) {
            return true;
        }
        used.addAndGet(-bytes);
        refused.incrementAndGet();
        return false;
    }

    /** What one holder has of it. */
    public MemoryLease lease() {
        return new MemoryLease(this);
    }

    /** Counts that something was done without, before it had to be refused. */
    public void spared() {
        refused.incrementAndGet();
    }

    /** Whether less than an eighth is left. */
    public boolean isNearlyFull() {
        return used.get() > limit - (limit >>> 3);
    }

    /** Takes as many bytes more, although they may be too many: for what is there anyway, and bounded elsewhere. */
    public void add(long bytes) {
        used.addAndGet(bytes);
    }

    /** Gives bytes back. */
    public void release(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Most bytes that may be held. */
    public long limit() {
        return limit;
    }

    /** How it stands at this moment. */
    public MemoryUse use() {
        return new MemoryUse(part, used.get(), limit, refused.get());
    }
}
