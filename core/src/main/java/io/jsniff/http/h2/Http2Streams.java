package io.jsniff.http.h2;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The streams of a connection that are not over, found by their number without making an object of it, and in order of opening. */
final class Http2Streams {
    private static final int FIRST_CAPACITY = 8;

    private Http2Stream[] slots = new Http2Stream[FIRST_CAPACITY];
    private int size;
    private @Nullable Http2Stream oldest;
    private @Nullable Http2Stream newest;

    int size() {
        return size;
    }

    @Nullable
    Http2Stream oldest() {
        return oldest;
    }

    @Nullable
    Http2Stream find(int id) {
        int slot = slot(id);
        while (slots[slot] != null) {
            if (slots[slot].id == id) {
                return slots[slot];
            }
            slot = next(slot);
        }
        return null;
    }

    /** Adds a stream whose number is not in use. */
    void add(Http2Stream stream) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        place(stream);
        size++;
        stream.older = newest;
        if (newest == null) {
            oldest = stream;
        } else {
            newest.newer = stream;
        }
        newest = stream;
    }

    /** Takes out a stream that is in. */
    void remove(Http2Stream stream) {
        int slot = slot(stream.id);
        while (slots[slot] != stream) {
            slot = next(slot);
        }
        close(slot);
        size--;
        unlink(stream);
    }

    /** Hands each stream to an action, which may remove it. */
    void forEach(Consumer<Http2Stream> action) {
        Http2Stream stream = oldest;
        while (stream != null) {
            Http2Stream next = stream.newer;
            action.accept(stream);
            stream = next;
        }
    }

    private void unlink(Http2Stream stream) {
        if (stream.older == null) {
            oldest = stream.newer;
        } else {
            stream.older.newer = stream.newer;
        }
        if (stream.newer == null) {
            newest = stream.older;
        } else {
            stream.newer.older = stream.older;
        }
    }

    /** Empties a slot, and moves up what had to pass over it. */
    private void close(int emptied) {
        int hole = emptied;
        int slot = next(hole);
        while (slots[slot] != null) {
            int wanted = slot(slots[slot].id);
            int mask = slots.length - 1;
            if (((slot - wanted) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
            slot = next(slot);
        }
        clear(hole);
    }

    @SuppressWarnings("NullAway") // an empty slot is null
    private void clear(int slot) {
        slots[slot] = null;
    }

    private void grow() {
        Http2Stream[] before = slots;
        slots = new Http2Stream[before.length * 2];
        for (Http2Stream stream : before) {
            if (stream != null) {
                place(stream);
            }
        }
    }

    private void place(Http2Stream stream) {
        int slot = slot(stream.id);
        while (slots[slot] != null) {
            slot = next(slot);
        }
        slots[slot] = stream;
    }

    private int slot(int id) {
        return ((id * 0x9e3779b9) >>> 8) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
