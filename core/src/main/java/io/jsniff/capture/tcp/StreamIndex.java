package io.jsniff.capture.tcp;

import io.jsniff.capture.packet.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Streams by addresses and ports: open addressing with linear probing, half full at most. A look-up makes no object; that
 * is why this is not a {@code HashMap}.
 */
final class StreamIndex {
    private @Nullable TcpStream[] slots = new TcpStream[1024];
    private int size;

    @Nullable
    TcpStream find(Segment s, int hash) {
        int mask = slots.length - 1;
        int i = hash & mask;
        for (@Nullable TcpStream stream = slots[i]; stream != null; stream = slots[i]) {
            StreamKey key = stream.key;
            if (key.hash == hash && (key.isToDest(s) || key.isToSource(s))) {
                return stream;
            }
            i = (i + 1) & mask;
        }
        return null;
    }

    void add(TcpStream stream) {
        if (++size * 2 > slots.length) {
            grow();
        }
        place(slots, stream);
    }

    private void grow() {
        @Nullable TcpStream[] larger = new TcpStream[slots.length * 2];
        for (@Nullable TcpStream stream : slots) {
            if (stream != null) {
                place(larger, stream);
            }
        }
        slots = larger;
    }

    private static void place(@Nullable TcpStream[] slots, TcpStream stream) {
        int i = stream.key.hash & (slots.length - 1);
        while (slots[i] != null) {
            i = (i + 1) & (slots.length - 1);
        }
        slots[i] = stream;
    }

    void remove(TcpStream stream) {
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
        for (@Nullable TcpStream stream = slots[i]; stream != null; stream = slots[i]) {
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
