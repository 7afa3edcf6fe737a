package io.jsniff.capture.tcp;

import io.jsniff.connection.Direction;
import org.jspecify.annotations.Nullable;

/** One direction of a stream: how far it has come, and what waits because it came early. Sequence numbers wrap. */
final class TcpDirection {
    /** Sequence numbers further ahead than this are not believed. */
    static final int FARTHEST = 16 << 20;

    final Direction direction;
    /** The next sequence number to deliver. */
    int next;
    /** The initial sequence number, so that a SYN seen again is known. */
    int initial;
    /** Whether this direction has shown a sequence number, or the other one acknowledged one. */
    boolean known;
    /** Whether its end was delivered. */
    boolean ended;

    private int acknowledged;
    private @Nullable PendingSegment head;
    private @Nullable PendingSegment tail;
    private int queued;

    TcpDirection(Direction direction) {
        this.direction = direction;
    }

    /** The first byte has this number. */
    void startsAt(int sequence) {
        next = sequence;
        initial = sequence - 1;
        acknowledged = sequence;
        known = true;
    }

    /** The receiver has all before this number. */
    void acknowledge(int number) {
        if (number - acknowledged > 0 && number - next < FARTHEST) {
            acknowledged = number;
        }
    }

    /** Whether a number is one that this direction has not come to yet. */
    boolean isBehind(int number) {
        int ahead = number - next;
        return ahead > 0 && ahead < FARTHEST && known && !ended;
    }

    /** Whether the receiver has acknowledged bytes that were not delivered: they will not come again. */
    boolean isLost() {
        return isBehind(acknowledged);
    }

    @Nullable
    PendingSegment head() {
        return head;
    }

    int queued() {
        return queued;
    }

    /** Whether the first in the queue has a hole before it. */
    boolean hasHole() {
        return head != null && head.sequence - next > 0;
    }

    /** Queues in order of sequence numbers, behind equal ones; false if there is one that says the same. */
    boolean enqueue(PendingSegment pending) {
        @Nullable PendingSegment before = predecessor(pending.sequence);
        if (before != null
                && before.sequence == pending.sequence
                && before.length >= pending.length
                && before.fin == pending.fin) {
            return false;
        }
        insert(before, pending);
        queued += pending.cost();
        return true;
    }

    private @Nullable PendingSegment predecessor(int sequence) {
        if (tail != null && sequence - tail.sequence >= 0) {
            return tail;
        }
        @Nullable PendingSegment before = null;
        for (@Nullable PendingSegment p = head; p != null && sequence - p.sequence >= 0; p = p.next) {
            before = p;
        }
        return before;
    }

    private void insert(@Nullable PendingSegment before, PendingSegment pending) {
        if (before == null) {
            pending.next = head;
            head = pending;
        } else {
            pending.next = before.next;
            before.next = pending;
        }
        if (pending.next == null) {
            tail = pending;
        }
    }

    /** Takes the first from the queue, which must not be empty. */
    PendingSegment dequeue() {
        PendingSegment first = head;
        if (first == null) {
            throw new IllegalStateException("nothing is queued");
        }
        head = first.next;
        if (head == null) {
            tail = null;
        }
        queued -= first.cost();
        return first;
    }
}
