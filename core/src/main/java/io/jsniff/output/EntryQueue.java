package io.jsniff.output;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for many producers and one consumer, in which nobody ever waits: a producer claims a slot by one
 * compare-and-set, or learns that there is none. Bounded in elements, and in the bytes that they hold on to.
 */
final class EntryQueue {
    private final AtomicReferenceArray<Object> slots;
    private final int mask;
    private final long mostBytes;
    private final AtomicLong produced = new AtomicLong();
    private final AtomicLong consumed = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param capacity most elements, a power of two
     * @param mostBytes most bytes, in sum of what {@link #offer} is told
     */
    EntryQueue(int capacity, long mostBytes) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("not a power of two: " + capacity);
        }
        this.slots = new AtomicReferenceArray<>(capacity);
        this.mask = capacity - 1;
        this.mostBytes = mostBytes;
    }

    /**
     * Adds an element, unless the queue is full.
     *
     * @param weight bytes that the element holds on to, to be given to {@link #release} when it is done with
     */
    boolean offer(Object element, int weight) {
        if (weight > 0 && bytes.addAndGet(weight) > mostBytes) {
            bytes.addAndGet(-weight);
            return false;
        }
        long slot = produced.get();
        while (slot - consumed.get() <= mask) {
            if (produced.compareAndSet(slot, slot + 1)) {
                slots.lazySet((int) slot & mask, element);
                return true;
            }
            slot = produced.get();
        }
        release(weight);
        return false;
    }

    /** Takes the oldest element; {@code null} if there is none, or its producer is about to put it in place. */
    @Nullable
    Object poll() {
        long slot = consumed.get();
        int index = (int) slot & mask;
        @Nullable Object element = slots.get(index);
        if (element != null) {
            slots.lazySet(index, null);
            consumed.lazySet(slot + 1);
        }
        return element;
    }

    /** Gives back the weight of elements taken. */
    void release(int weight) {
        if (weight > 0) {
            bytes.addAndGet(-weight);
        }
    }

    /** How many elements wait. */
    long size() {
        return produced.get() - consumed.get();
    }
}
