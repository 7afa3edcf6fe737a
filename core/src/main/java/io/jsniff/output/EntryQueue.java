package io.jsniff.output;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for many producers and one consumer, in which no one ever waits: a producer claims a slot and the bytes that its
 * element holds by one compare-and-set, or learns that there is no room. Each of the two counters is a pair, of slots in the upper
 * half and of units of memory in the lower, both since the begin and modulo 2^32.
 */
final class EntryQueue {
    /** Memory is counted in units of so many bytes, a power of two, so that 32 bits are enough. */
    private static final int UNIT_SHIFT = 6;

    private static final int MAX_SLOTS = 1 << 16;
    private static final int MIN_SLOTS = 1 << 6;
    /** No element holds less than so many bytes. */
    private static final int SMALLEST = 512;

    private static final long CLOSED = Long.MIN_VALUE;
    private static final long SLOT_BITS = Integer.MAX_VALUE;
    private static final long UNIT_BITS = 0xffff_ffffL;

    private final AtomicReferenceArray<@Nullable Object> slots;
    private final AtomicIntegerArray weights;
    private final int mask;
    private final long limit;
    private final AtomicLong produced = new AtomicLong();
    private final AtomicLong consumed = new AtomicLong();

    /**
     * @param capacity most elements, a power of two
     * @param bytes most bytes that they hold, in sum of what {@link #offer} is told
     */
    EntryQueue(int capacity, long bytes) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("not a power of two: " + capacity);
        }
        this.slots = new AtomicReferenceArray<>(capacity);
        this.weights = new AtomicIntegerArray(capacity);
        this.mask = capacity - 1;
        this.limit = Math.min(Integer.MAX_VALUE, bytes >>> UNIT_SHIFT);
    }

    /** One with as many slots as may be of use under a bound in bytes. */
    static EntryQueue within(long bytes) {
        int slots = Integer.highestOneBit((int) Math.min(MAX_SLOTS, bytes / SMALLEST));
        return new EntryQueue(Math.max(MIN_SLOTS, slots), bytes);
    }

    /** Whether an element of this weight will ever find room. */
    boolean mayHold(long weight) {
        return units(weight) <= limit;
    }

    /**
     * Adds an element, unless the queue is full or closed.
     *
     * @param weight bytes that the element holds, with all that it refers to
     */
    boolean offer(Object element, long weight) {
        long more = units(weight);
        long claim = produced.get();
        while (hasRoom(claim, more)) {
            if (produced.compareAndSet(claim, plus(claim, more))) {
                int index = (int) (claim >>> 32) & mask;
                weights.lazySet(index, (int) more);
                slots.lazySet(index, element);
                return true;
            }
            claim = produced.get();
        }
        return false;
    }

    private boolean hasRoom(long claim, long more) {
        long done = consumed.get();
        return claim >= 0 && slotsBetween(done, claim) <= mask && unitsBetween(done, claim) + more <= limit;
    }

    /** The oldest element, which stays; {@code null} if there is none, or its producer is about to put it in place. */
    @Nullable
    Object peek() {
        return slots.get((int) (consumed.get() >>> 32) & mask);
    }

    /** The element that {@link #peek} returned is done with, and what it holds may be garbage. */
    void remove() {
        long done = consumed.get();
        int index = (int) (done >>> 32) & mask;
        int weight = weights.get(index);
        slots.lazySet(index, null);
        consumed.lazySet(plus(done, weight));
    }

    /** Takes no more elements from here on: what was claimed before is all that there will be. */
    void close() {
        long claim = produced.get();
        while (!produced.compareAndSet(claim, claim | CLOSED)) {
            claim = produced.get();
        }
    }

    /** How many elements wait. */
    int size() {
        return slotsBetween(consumed.get(), produced.get());
    }

    /** How many bytes they hold. */
    long bytes() {
        return (long) unitsBetween(consumed.get(), produced.get()) << UNIT_SHIFT;
    }

    /** Most bytes that they may hold. */
    long limit() {
        return limit << UNIT_SHIFT;
    }

    /** Whether there is less room than there was taken, in slots or in bytes. */
    boolean isHalfFull() {
        long done = consumed.get();
        long claim = produced.get();
        return slotsBetween(done, claim) > mask >>> 1 || unitsBetween(done, claim) > limit >>> 1;
    }

    private static long units(long weight) {
        return (weight + (1 << UNIT_SHIFT) - 1) >>> UNIT_SHIFT;
    }

    private static long plus(long counter, long units) {
        long next = ((counter >>> 32) + 1) & SLOT_BITS;
        return (next << 32) | ((counter + units) & UNIT_BITS);
    }

    /** Negative where the claim was read before others claimed and were served. */
    private static int slotsBetween(long done, long claim) {
        return ((int) (claim >>> 32) - (int) (done >>> 32)) << 1 >> 1;
    }

    private static int unitsBetween(long done, long claim) {
        return (int) claim - (int) done;
    }
}
