package io.jsniff.agent.tap;

import io.jsniff.bytes.HeapSize;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A few arrays that go round, for bytes that stand outside the heap. If all are out, one more is made. */
final class Scratch {
    private static final int ARRAYS = 16;
    private static final int LENGTH = 4096;

    static final long HEAP_BYTES = ARRAYS * (8 + HeapSize.bytes(LENGTH));

    private final AtomicReferenceArray<byte @Nullable []> arrays = new AtomicReferenceArray<>(ARRAYS);

    /** @param hint spreads those who borrow at the same time; give the same when returning */
    byte[] borrow(int hint) {
        byte[] array = arrays.getAndSet(hint & ARRAYS - 1, null);
        return array == null ? new byte[LENGTH] : array;
    }

    void giveBack(int hint, byte[] array) {
        arrays.lazySet(hint & ARRAYS - 1, array);
    }
}
