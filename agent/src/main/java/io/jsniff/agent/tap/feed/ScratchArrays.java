package io.jsniff.agent.tap.feed;

import io.jsniff.bytes.HeapSize;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A few arrays that go round, for bytes that stand outside the heap. If all are out, one more is made. */
public final class ScratchArrays {
    private static final int ARRAYS = 16;
    private static final int LENGTH = 4096;

    public static final long HEAP_BYTES = ARRAYS * (8 + HeapSize.bytes(LENGTH));

    private final AtomicReferenceArray<byte @Nullable []> arrays = new AtomicReferenceArray<>(ARRAYS);

    /**
     * Lends an array.
     *
     * @param hint spreads those who borrow at the same time; give the same when returning
     */
    public byte[] borrow(int hint) {
        byte[] array = arrays.getAndSet(hint & ARRAYS - 1, null);
        return array == null ? new byte[LENGTH] : array;
    }

    public void giveBack(int hint, byte[] array) {
        arrays.lazySet(hint & ARRAYS - 1, array);
    }
}
