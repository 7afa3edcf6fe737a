package io.jsniff.http.h2.hpack;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.bytes.MemoryLease;
import java.util.Arrays;

/**
 * The fields that a connection's encoder has added (RFC 7541, section 2.3.2). They stand in one array, the oldest first, which is
 * moved together when it is full: adding a field copies its bytes and allocates nothing but room. The array is twice what the table
 * may hold at most, so that it is moved seldom.
 *
 * <p>A table that is not {@link #isComplete} may lack older fields than it has, and may hold fields that the encoder has evicted
 * already, which does no harm: those are not asked for.
 */
final class DynamicTable {
    /** What a field counts beyond its bytes (RFC 7541, section 4.1). */
    private static final int OVERHEAD = 32;

    private static final int STANDARD_SIZE = 4096;
    private static final byte[] NO_BYTES = {};
    private static final int[] NO_FIELDS = {};

    /** Numbers kept for each field: where its name begins, where the value begins, where that ends. */
    private static final int MARKS = 3;

    private final int bound;
    private final MemoryLease lease;
    private byte[] bytes = NO_BYTES;
    private int[] marks = NO_FIELDS;
    private int first;
    private int end;
    private int size;
    private int most;
    private boolean complete = true;

    /** @param bound what the size is held below, no matter what the encoder says */
    DynamicTable(int bound) {
        this(bound, ConnectionMemory.unbounded().hpack());
    }

    /**
     * @param bound what the size is held below, no matter what the encoder says
     * @param lease what it may hold; where that is refused, fields are not known
     */
    DynamicTable(int bound, MemoryLease lease) {
        this.lease = lease;
        this.bound = bound;
        this.most = Math.min(bound, STANDARD_SIZE);
    }

    /** How many fields are known; the newest has number 0. */
    int count() {
        return end - first;
    }

    /** Whether the fields that are known are all there are. */
    boolean isComplete() {
        return complete;
    }

    /** What the table holds, and how much it may hold, is not known. */
    void forget() {
        clear();
        complete = false;
        most = bound;
    }

    /** The encoder has changed the size (RFC 7541, section 4.3). */
    void resize(int newSize) {
        if (newSize == 0) {
            clear();
            complete = true;
        } else if (newSize > bound) {
            complete = false; // it may keep fields for longer than we do
        }
        most = Math.min(newSize, bound);
        evict(most);
    }

    /** Adds a field; its bytes must not stand in this table's own array. */
    void add(byte[] names, int nameFrom, int nameTo, byte[] values, int valueFrom, int valueTo) {
        int nameLength = nameTo - nameFrom;
        int valueLength = valueTo - valueFrom;
        if (makeRoom(nameLength + valueLength)) {
            int at = end == first ? 0 : marks[end * MARKS - 1];
            System.arraycopy(names, nameFrom, bytes, at, nameLength);
            System.arraycopy(values, valueFrom, bytes, at + nameLength, valueLength);
            mark(at, at + nameLength, at + nameLength + valueLength);
        }
    }

    /** Adds a field whose name is not known. */
    void addUnknown(int valueLength) {
        if (makeRoom(valueLength)) {
            int at = end == first ? 0 : marks[end * MARKS - 1];
            mark(at, -1, at + valueLength);
        }
    }

    /** Where names and values stand, until the next change. */
    byte[] bytes() {
        return bytes;
    }

    boolean isKnown(int number) {
        return marks[index(number) + 1] >= 0;
    }

    int nameFrom(int number) {
        return marks[index(number)];
    }

    /** End of the name, and begin of the value. */
    int nameTo(int number) {
        return marks[index(number) + 1];
    }

    int valueTo(int number) {
        return marks[index(number) + 2];
    }

    private int index(int number) {
        return (end - 1 - number) * MARKS;
    }

    private void clear() {
        first = 0;
        end = 0;
        size = 0;
    }

    private void mark(int nameFrom, int valueFrom, int valueTo) {
        int index = end++ * MARKS;
        marks[index] = nameFrom;
        marks[index + 1] = valueFrom;
        marks[index + 2] = valueTo;
        size += valueTo - nameFrom + OVERHEAD;
    }

    /** Evicts what must go for a new field; false if it does not fit even so, and the table is empty (RFC 7541, section 4.4). */
    private boolean makeRoom(int length) {
        long room = (long) most - length - OVERHEAD;
        evict((int) Math.max(room, 0));
        if (room < 0) {
            clear();
            return false;
        }
        int used = end == first ? 0 : marks[end * MARKS - 1];
        if (used + length > bytes.length || (end + 1) * MARKS > marks.length) {
            return moveTogether(length);
        }
        return true;
    }

    private void evict(int limit) {
        while (size > limit && first < end) {
            int index = first * MARKS;
            size -= marks[index + 2] - marks[index] + OVERHEAD;
            first++;
        }
        if (first == end) {
            clear();
        }
    }

    /**
     * Leaves as much room as is used, so that it does not happen again soon. Without memory for that, nothing is known any more: false.
     */
    private boolean moveTogether(int more) {
        int from = first == end ? 0 : marks[first * MARKS];
        int live = first == end ? 0 : marks[end * MARKS - 1] - from;
        int larger = Math.max(bytes.length, 2 * (live + more));
        int longer = Math.max(marks.length, 2 * (end - first + 1) * MARKS);
        if (!grow(larger, longer)) {
            clear();
            complete = false;
            return false;
        }
        byte[] target = larger > bytes.length ? new byte[larger] : bytes;
        System.arraycopy(bytes, from, target, 0, live);
        bytes = target;
        int count = end - first;
        int[] moved = longer > marks.length ? new int[longer] : marks;
        System.arraycopy(marks, first * MARKS, moved, 0, count * MARKS);
        marks = moved;
        for (int i = 0; i < count * MARKS; i++) {
            moved[i] = moved[i] < 0 ? moved[i] : moved[i] - from;
        }
        first = 0;
        end = count;
        return true;
    }

    private boolean grow(int larger, int longer) {
        return lease.take(larger - bytes.length + (long) Integer.BYTES * (longer - marks.length));
    }

    @Override
    public String toString() {
        return count() + " fields, " + size + " of " + most + (complete ? "" : ", not all") + Arrays.toString(marks);
    }
}
