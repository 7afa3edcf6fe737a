package io.jsniff.agent.tap.tls;

import io.jsniff.bytes.HeapSize;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where the first who sees a record leaves word for the second. Holds a bounded number; a word that no one fetches gives way to
 * later ones, or expires. Takes no lock.
 *
 * @param <T> who leaves word
 */
final class CorrelationTable<T> {
    private static final int PLACES = 4096;
    private static final int WAYS = 4;
    /** What may stand in a place although it is no more. */
    private static final int GARBAGE = 256;

    static final long HEAP_BYTES = (long) PLACES * (8 + HeapSize.object(3) + GARBAGE);

    private static final long LIFE = TimeUnit.SECONDS.toNanos(30);

    private final AtomicReferenceArray<@Nullable Word<T>> words = new AtomicReferenceArray<>(PLACES);

    private record Word<T>(long key, T who, long time) {}

    /** Leaves word. */
    void leave(long key, T who, long now) {
        int place = place(key);
        int chosen = place;
        long oldest = Long.MAX_VALUE;
        for (int i = 0; i < WAYS && oldest != Long.MIN_VALUE; i++) {
            int candidate = place + i & PLACES - 1;
            Word<T> there = words.get(candidate);
            long age = there == null || there.key == key ? Long.MIN_VALUE : there.time;
            if (age < oldest) {
                oldest = age;
                chosen = candidate;
            }
        }
        words.set(chosen, new Word<>(key, who, now));
    }

    /** Fetches the word that was left under a key, if there is one. */
    @Nullable
    T fetch(long key) {
        int place = place(key);
        for (int i = 0; i < WAYS; i++) {
            int candidate = place + i & PLACES - 1;
            Word<T> there = words.get(candidate);
            if (there != null && there.key == key) {
                words.compareAndSet(candidate, there, null);
                return there.who;
            }
        }
        return null;
    }

    /** The word that was left under a key, which stays there. */
    @Nullable
    T peek(long key) {
        int place = place(key);
        for (int i = 0; i < WAYS; i++) {
            Word<T> there = words.get(place + i & PLACES - 1);
            if (there != null && there.key == key) {
                return there.who;
            }
        }
        return null;
    }

    /** Forgets what no one came for. */
    void expire(long now) {
        for (int i = 0; i < PLACES; i++) {
            Word<T> there = words.get(i);
            if (there != null && now - there.time > LIFE) {
                words.compareAndSet(i, there, null);
            }
        }
    }

    private static int place(long key) {
        return (int) (key >>> 40) & PLACES - 1;
    }
}
