package io.jsniff.capture.tcp;

import io.jsniff.capture.packet.Segment;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Originator;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection: its two halves and, once it is open, the handler that hears of it. The source is the end that sent the
 * SYN, or is believed to be.
 */
final class TcpStream {
    /** Segments of a stream that may pass while it waits for bytes that have been acknowledged. */
    private static final int SHORT_WAIT_SEGMENTS = 64;

    private static final long SHORT_WAIT = 200_000_000L;
    /** How long to wait for bytes that the receiver has not acknowledged either. */
    private static final long LONG_WAIT = 10_000_000_000L;
    /** How far from the next number a RST may be: segments before it may have been lost. */
    private static final int RST_WINDOW = 1 << 20;

    final StreamKey key;
    final TcpDirection toDest = new TcpDirection(Direction.TO_DEST);
    final TcpDirection toSource = new TcpDirection(Direction.TO_SOURCE);
    private final ReassemblyCounters tally;

    /** When the opening was first seen. */
    long openedAt = Connection.UNKNOWN;
    /** The number of the connection, once it is open. */
    long number;
    /** Whether the source's SYN was seen. */
    boolean synSeen;

    long lastTime;
    /** The table's list that this stream is in, and its neighbours there. */
    @Nullable
    StreamList list;

    @Nullable
    TcpStream older;

    @Nullable
    TcpStream newer;

    long listedAt;

    private @Nullable ConnectionHandler handler;
    private @Nullable Close close;
    private boolean over;
    private boolean waiting;
    private long waitingSince;
    private int waited;

    TcpStream(StreamKey key, ReassemblyCounters tally, long time) {
        this.key = key;
        this.tally = tally;
        this.lastTime = time;
    }

    boolean isOpening() {
        return handler == null && !over;
    }

    boolean isOpen() {
        return handler != null && close == null;
    }

    /** Whether nothing more is to be heard of it. */
    boolean isOver() {
        return over;
    }

    TcpDirection half(Direction direction) {
        return direction == Direction.TO_DEST ? toDest : toSource;
    }

    /** From here on bytes are delivered. */
    void open(ConnectionHandler heard, long time) {
        handler = heard;
        @Nullable PendingSegment withSyn = toDest.head();
        if (withSyn != null) {
            withSyn.acknowledgment = toSource.next; // a SYN acknowledges nothing
        }
        drain(time);
    }

    void tick(long now) {
        if (handler != null) {
            handler.tick(now);
        }
    }

    /** A segment of the open stream that is neither RST nor SYN without data. */
    void segment(Segment s, Direction direction, long time) {
        TcpDirection from = half(direction);
        TcpDirection to = half(direction.opposite());
        int sequence = s.has(Segment.SYN) ? s.sequence() + 1 : s.sequence();
        int acknowledgment = acknowledge(s, to);
        if (!from.known) {
            from.startsAt(sequence);
        }
        if (s.length() > 0 || s.has(Segment.FIN)) {
            if (sequence - from.next <= 0 && !to.isBehind(acknowledgment)) {
                deliver(from, sequence, s.array(), s.offset(), s.captured(), s.length(), s.has(Segment.FIN), time);
            } else {
                enqueue(from, sequence, acknowledgment, s, time);
            }
        }
        if (waiting) {
            drain(time);
            waited++;
            patience(time);
        }
    }

    /** What a segment acknowledges, or what we have if it acknowledges nothing. */
    private static int acknowledge(Segment s, TcpDirection to) {
        if (!s.has(Segment.ACK)) {
            return to.next;
        }
        int number = s.acknowledgment();
        if (!to.known) {
            return number;
        }
        to.acknowledge(number);
        return number;
    }

    /** Queues data that came with a SYN. */
    void early(Segment s, long time) {
        if (s.length() > 0) {
            enqueue(toDest, s.sequence() + 1, toSource.next, s, time);
        }
    }

    private void enqueue(TcpDirection from, int sequence, int acknowledgment, Segment s, long time) {
        if (sequence - from.next >= TcpDirection.FARTHEST || from.ended) {
            tally.outOfWindow++;
            return;
        }
        PendingSegment pending = new PendingSegment(sequence, acknowledgment, s, time);
        if (!from.enqueue(pending)) {
            return;
        }
        tally.queued += pending.cost();
        if (!waiting) {
            waiting = true;
            tally.waiting++;
            restartWait(time);
        }
    }

    private void restartWait(long time) {
        waitingSince = time;
        waited = 0;
    }

    /** Delivers what of a segment is new; it begins at or before the next byte. */
    private void deliver(
            TcpDirection from,
            int sequence,
            byte[] array,
            int offset,
            int captured,
            int length,
            boolean fin,
            long time) {
        int old = from.next - sequence;
        if (from.ended || old > length) {
            return;
        }
        if (old < length) {
            int skipped = Math.min(old, captured);
            show(from.direction, array, offset + skipped, captured - skipped, length - old, time);
            from.next = sequence + length;
        }
        if (fin) {
            end(from, time);
        }
    }

    private void show(Direction direction, byte[] array, int offset, int captured, int length, long time) {
        ConnectionHandler heard = handler;
        if (heard == null) {
            return;
        }
        if (captured > 0) {
            heard.bytes(direction, array, offset, captured, time);
        }
        int missing = length - captured;
        if (missing > 0) {
            tally.cutBytes += missing;
            if (heard.skippable(direction) >= missing) {
                heard.skipped(direction, missing, time);
            } else {
                heard.gap(direction, missing, time);
            }
        }
    }

    private void end(TcpDirection from, long time) {
        from.next++;
        from.ended = true;
        discard(from);
        ended(from, time, false);
        if (toDest.ended && toSource.ended) {
            over();
        }
    }

    private void ended(TcpDirection from, long time, boolean reset) {
        ConnectionHandler heard = handler;
        if (heard == null) {
            return;
        }
        heard.ended(from.direction, time);
        if (close == null) {
            close = new Close(Originator.senderOf(from.direction), reset, time);
            heard.closing(close);
        }
    }

    /** A RST: believed if its number is near what its sender has come to. */
    void reset(Segment s, Direction direction, long time) {
        TcpDirection from = half(direction);
        int ahead = s.sequence() - from.next;
        if (from.known && (ahead < -1 || ahead > RST_WINDOW)) {
            tally.outOfWindow++;
            return;
        }
        flush(time);
        if (!over) {
            if (!from.ended) {
                from.ended = true;
                ended(from, time, true);
            }
            over();
        }
    }

    /** The tap gives the stream up. */
    void giveUp(Originator why, long time) {
        flush(time);
        if (!over) {
            if (close == null) {
                close = new Close(why, false, time);
            }
            over();
        }
    }

    /** The capture is over. */
    void finish(long time) {
        flush(time);
        if (over) {
            return;
        }
        if (close == null && handler != null) {
            handler.abandoned(time);
            handler = null;
        }
        over();
    }

    private void over() {
        over = true;
        discard();
        if (handler != null && close != null) {
            handler.closed(close);
        }
        handler = null;
    }

    private void discard() {
        discard(toDest);
        discard(toSource);
        stopWaiting();
    }

    /** What waits there claims to come after the last byte, or comes too late. */
    private void discard(TcpDirection from) {
        while (from.head() != null) {
            tally.queued -= from.dequeue().cost();
        }
    }

    private void stopWaiting() {
        if (waiting) {
            waiting = false;
            tally.waiting--;
        }
    }

    /** Delivers all that waits, with gaps. */
    private void flush(long time) {
        while (waiting && handler != null) {
            resolve(time);
        }
    }

    /** Gives a hole up if it was waited for long enough. */
    void patience(long time) {
        while (waiting && handler != null && isOverdue(time)) {
            resolve(time);
        }
    }

    private boolean isOverdue(long time) {
        long since = time - waitingSince;
        if (toDest.queued() + toSource.queued() > tally.queuedEach || tally.isFull() || since > LONG_WAIT) {
            return true;
        }
        boolean lost = toDest.isLost() || toSource.isLost();
        return lost && (waited > SHORT_WAIT_SEGMENTS || since > SHORT_WAIT);
    }

    /** Delivers what can be delivered. */
    private void drain(long time) {
        if (handler == null) {
            return;
        }
        boolean progress;
        do {
            progress = drain(toDest, toSource) || drain(toSource, toDest);
            if (progress) {
                restartWait(time);
            }
        } while (progress && !over);
        if (toDest.head() == null && toSource.head() == null) {
            stopWaiting();
        }
    }

    private boolean drain(TcpDirection from, TcpDirection to) {
        boolean progress = false;
        @Nullable PendingSegment p = from.head();
        while (p != null && p.sequence - from.next <= 0 && !to.isBehind(p.acknowledgment)) {
            from.dequeue();
            tally.queued -= p.cost();
            deliver(from, p.sequence, p.bytes, 0, p.bytes.length, p.length, p.fin, p.time);
            progress = true;
            p = from.head();
        }
        return progress;
    }

    /** Gives up the hole that the queues wait for, or the first of them. */
    private void resolve(long time) {
        if (toDest.hasHole()) {
            gap(toDest);
        } else if (toSource.hasHole()) {
            gap(toSource);
        } else if (toDest.head() != null) {
            unblock(toDest, toSource);
        } else {
            unblock(toSource, toDest);
        }
        drain(time);
        restartWait(time);
    }

    private void gap(TcpDirection from) {
        @Nullable PendingSegment first = from.head();
        if (first != null) {
            lose(from, first.sequence - from.next, first.time);
        }
    }

    /** What waits acknowledges bytes that have not come, with nothing queued after them. */
    private void unblock(TcpDirection from, TcpDirection to) {
        @Nullable PendingSegment first = from.head();
        if (first == null) {
            return;
        }
        if (to.head() == null && to.isBehind(first.acknowledgment)) {
            int missing = first.acknowledgment - to.next;
            if (missing == 1) {
                end(to, first.time); // a FIN takes one number as well, and is lost more often than a single byte
            } else {
                lose(to, missing, first.time);
            }
        } else {
            first.acknowledgment = to.next;
        }
    }

    private void lose(TcpDirection from, int missing, long time) {
        from.next += missing;
        tally.gaps++;
        tally.gapBytes += missing;
        if (handler != null) {
            handler.gap(from.direction, missing, time);
        }
    }
}
