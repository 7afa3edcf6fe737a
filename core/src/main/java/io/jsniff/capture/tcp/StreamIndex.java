package io.jsniff.capture.tcp;

import io.jsniff.capture.packet.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Streams by addresses and ports: open addressing with linear probing, half full at most. A look-up makes no object; that
 * is why this is not a {@code HashMap}.
 */
final class StreamIndex {
    private @Nullable Stream[] slots = new Stream[1024];
    private int size;

    @Nullable
    Stream find(Segment s, int hash) {
        int mask = slots.length - 1;
        int i = hash & mask;
        for (@Nullable Stream stream = slots[i]; stream != null; stream = slots[i]) {
            StreamKey key = stream.key;
            if (key.hash == hash && (key.isToDest(s) || key.isToSource(s))) {
                return stream;
            }
            i = (i + 1) & mask;
        }
        return null;
    }

    void add(Stream stream) {
        if (++size * 2 > slots.length) {
            grow();
        }
        place(slots, stream);
    }

    private void grow() {
        @Nullable Stream[] larger = new Stream[slots.length * 2];
        for (@Nullable Stream stream : slots) {
            if (stream != null) {
                place(larger, stream);
            }
        }
        slots = larger;
    }

    private static void place(@Nullable Stream[] slots, Stream stream) {
        int i = stream.key.hash & (slots.length - 1);
        while (slots[i] != null) {
            i = (i + 1) & (slots.length - 1);
        }
        slots[i] = stream;
    }

    void remove(Stream stream) {
        int mask = slots.length - 1;
        int i = stream.key.hash & mask;
        while (slots[i] != stream) {
            if (slots[i] == null) {
                return;
            }
            i = (i + 1) & mask;
        }
        size--;
        closeUp(i);
    }

    /** Moves later streams of the same run into the free slot, so that look-ups do not stop at it. */
    private void closeUp(int free) {
        int mask = slots.length - 1;
        int hole = free;
        int i = (hole + 1) & mask;
        for (@Nullable Stream stream = slots[i]; stream != null; stream = slots[i]) {
            int home = stream.key.hash & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                slots[hole] = stream;
                hole = i;
            }
            i = (i + 1) & mask;
        }
        slots[hole] = null;
    }
}
