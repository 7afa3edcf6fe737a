package io.jsniff.capture.tcp;

import io.jsniff.capture.packet.Segment;
import io.jsniff.connection.AddressPool;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionListener;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * All streams of a capture. Takes segments in the order of the capture and reports connections, their bytes and their ends.
 * Time is that of the packets. Not thread-safe.
 */
public final class TcpStreamTable {
    private static final long SWEEP_INTERVAL = 1_000_000_000L;
    private static final long REMEMBERED_FOR = 60_000_000_000L;

    private final ConnectionListener listener;
    private final StreamLimits limits;
    private final ReassemblyCounters tally;
    private final AddressPool addresses = new AddressPool();
    private final StreamIndex index = new StreamIndex();
    private final StreamList opening = new StreamList();
    private final StreamList open = new StreamList();
    private final StreamList closing = new StreamList();
    private final StreamList closed = new StreamList();
    private final long salt = new SplittableRandom().nextLong();
    private long connections;
    private long lastSweep;
    private Endpoint lastDest = Endpoint.unix("");

    /** Reports to a listener, within limits. */
    public TcpStreamTable(ConnectionListener listener, StreamLimits limits) {
        this.listener = listener;
        this.limits = limits;
        this.tally = new ReassemblyCounters(limits);
    }

    /** What became of the segments so far. */
    public StreamCounts counts() {
        return new StreamCounts(
                connections,
                open.size() + closing.size(),
                tally.timedOut,
                tally.truncated,
                tally.gaps,
                tally.gapBytes,
                tally.cutBytes,
                tally.strayed,
                tally.outOfWindow,
                tally.queued);
    }

    /** Takes a segment; it may be overwritten after the call. */
    public void segment(Segment s, long time) {
        clock(time);
        int hash = StreamKey.hash(s, salt);
        @Nullable TcpStream stream = index.find(s, hash);
        if (stream != null && isSuccessor(s, stream)) {
            leave(stream, time);
            stream = null;
        }
        if (stream == null) {
            begin(s, hash, time);
        } else {
            follow(stream, s, time);
        }
    }

    /** Tells the table the time, which segments do as well; has an effect once a second. */
    public void clock(long now) {
        if (now - lastSweep >= SWEEP_INTERVAL || lastSweep > now) {
            lastSweep = now;
            sweep(now);
        }
    }

    private void sweep(long now) {
        expire(opening, now - limits.opening(), now);
        expire(closing, now - limits.opening(), now);
        expire(open, now - limits.idle(), now);
        forget(now);
        if (limits.ticks() || tally.waiting > 0) {
            tickAll(closing, now);
            tickAll(open, now);
        }
    }

    /** The capture is over: reports what is still open, in the order of opening. */
    public void finish(long time) {
        List<TcpStream> rest = new ArrayList<>();
        collect(opening, rest);
        collect(open, rest);
        collect(closing, rest);
        rest.sort((a, b) -> Long.compare(a.number, b.number));
        for (TcpStream stream : rest) {
            stream.finish(time);
            file(stream, time);
        }
    }

    private static void collect(StreamList list, List<TcpStream> into) {
        for (@Nullable TcpStream s = list.oldest(); s != null; s = s.newer) {
            into.add(s);
        }
    }

    private void tickAll(StreamList list, long now) {
        @Nullable TcpStream next;
        for (@Nullable TcpStream s = list.oldest(); s != null; s = next) {
            next = s.newer; // it may move to another list
            s.patience(now);
            if (limits.ticks()) {
                s.tick(now);
            }
            file(s, now);
        }
    }

    private void expire(StreamList list, long before, long now) {
        for (@Nullable TcpStream s = list.oldest(); s != null && s.listedAt < before; s = list.oldest()) {
            if (s.lastTime >= before) {
                list.remove(s);
                list.add(s, s.lastTime);
            } else {
                tally.timedOut += s.isOpen() ? 1 : 0;
                drop(s, Originator.TIMEDOUT, now);
            }
        }
    }

    private void drop(TcpStream stream, Originator why, long now) {
        stream.giveUp(why, now);
        unlist(stream);
        index.remove(stream);
    }

    private void forget(long now) {
        for (@Nullable TcpStream s = closed.oldest();
                s != null && s.listedAt < now - REMEMBERED_FOR;
                s = closed.oldest()) {
            closed.remove(s);
            index.remove(s);
        }
    }

    /** Whether a segment opens a new connection between ends that had one before. */
    private static boolean isSuccessor(Segment s, TcpStream stream) {
        if (!s.has(Segment.SYN)) {
            return false;
        }
        boolean toDest = stream.key.isToDest(s);
        TcpDirection from = toDest ? stream.toDest : stream.toSource;
        if (from.known && s.sequence() == from.initial) {
            return false;
        }
        return s.has(Segment.ACK) ? stream.isOver() : !(stream.isOpening() && !from.known);
    }

    /** A stream is not continued, although its end was not seen. */
    private void leave(TcpStream stream, long time) {
        stream.finish(time);
        unlist(stream);
        index.remove(stream);
    }

    private void begin(Segment s, int hash, long time) {
        if (s.has(Segment.RST)) {
            return;
        }
        if (s.has(Segment.SYN)) {
            TcpStream stream = add(s, !s.has(Segment.ACK), hash, time);
            stream.openedAt = time;
            opening(stream, s, time);
            file(stream, time);
        } else if (limits.midstream() && s.length() > 0) {
            TcpStream stream = add(s, Midstream.isFromSource(s), hash, time);
            opened(stream, Connection.UNKNOWN, time);
            follow(stream, s, time);
            file(stream, time);
        } else if (s.length() > 0) {
            tally.strayed++;
        }
    }

    private TcpStream add(Segment s, boolean fromSource, int hash, long time) {
        if (opening.size() + open.size() + closing.size() >= limits.streams()) {
            makeRoom(time);
        }
        TcpStream stream = new TcpStream(new StreamKey(s, fromSource, hash), tally, time);
        index.add(stream);
        opening.add(stream, time);
        return stream;
    }

    private void makeRoom(long time) {
        for (StreamList list : List.of(closing, opening, open)) {
            @Nullable TcpStream oldest = list.oldest();
            if (oldest != null) {
                tally.truncated++;
                drop(oldest, Originator.TRUNCATED, time);
                return;
            }
        }
    }

    private void follow(TcpStream stream, Segment s, long time) {
        if (stream.isOver()) {
            return;
        }
        stream.lastTime = time;
        if (time - stream.listedAt > SWEEP_INTERVAL) {
            relist(stream, time);
        }
        boolean wasOpen = stream.isOpen();
        Direction direction = stream.key.isToDest(s) ? Direction.TO_DEST : Direction.TO_SOURCE;
        if (stream.isOpening()) {
            handshake(stream, s, direction, time);
        } else if (s.has(Segment.RST)) {
            stream.reset(s, direction, time);
        } else {
            stream.segment(s, direction, time);
        }
        if (wasOpen != stream.isOpen() || stream.isOver()) {
            file(stream, time);
        }
    }

    /** A segment of a stream that is not open yet. */
    private void handshake(TcpStream stream, Segment s, Direction direction, long time) {
        if (s.has(Segment.RST)) {
            leave(stream, time);
        } else if (s.has(Segment.SYN)) {
            opening(stream, s, time);
        } else if (completes(stream, s, direction)) {
            opened(stream, stream.synSeen ? time : Connection.UNKNOWN, time);
            stream.segment(s, direction, time);
        }
    }

    /** Whether both ends have agreed: the source answers, or the dest speaks. */
    private static boolean completes(TcpStream stream, Segment s, Direction direction) {
        return direction == Direction.TO_DEST
                || s.length() > 0
                || s.has(Segment.FIN)
                || s.acknowledgment() - stream.toDest.next >= 0;
    }

    /** A SYN of either end. */
    private static void opening(TcpStream stream, Segment s, long time) {
        TcpDirection from = stream.key.isToDest(s) ? stream.toDest : stream.toSource;
        stream.synSeen |= !s.has(Segment.ACK);
        if (!from.known) {
            from.startsAt(s.sequence() + 1);
            if (from == stream.toDest) {
                stream.early(s, time);
            }
        }
        if (s.has(Segment.ACK) && !stream.toDest.known) {
            stream.toDest.startsAt(s.acknowledgment());
        }
    }

    private void opened(TcpStream stream, long establishedAt, long time) {
        stream.number = ++connections;
        Endpoint source = addresses.share(stream.key.source());
        Connection connection =
                new Connection(connections, Side.WIRE, source, dest(stream), null, stream.openedAt, establishedAt);
        stream.open(listener.opened(connection), time);
    }

    /** Most connections of a capture go to few ends: one object, with its text made once, serves many. */
    private Endpoint dest(TcpStream stream) {
        Endpoint dest = stream.key.dest();
        if (!dest.equals(lastDest)) {
            lastDest = dest;
        }
        return lastDest;
    }

    /** Puts a stream into the list of its state. */
    private void file(TcpStream stream, long time) {
        StreamList wanted = listOf(stream);
        if (stream.list != null && stream.list != wanted) {
            unlist(stream);
            wanted.add(stream, time);
        }
        if (closed.size() > limits.remembered()) {
            @Nullable TcpStream oldest = closed.oldest();
            if (oldest != null) {
                closed.remove(oldest);
                index.remove(oldest);
            }
        }
    }

    private StreamList listOf(TcpStream stream) {
        if (stream.isOver()) {
            return closed;
        }
        if (stream.isOpening()) {
            return opening;
        }
        return stream.isOpen() ? open : closing;
    }

    private static void relist(TcpStream stream, long time) {
        StreamList list = stream.list;
        if (list != null) {
            list.remove(stream);
            list.add(stream, time);
        }
    }

    private static void unlist(TcpStream stream) {
        if (stream.list != null) {
            stream.list.remove(stream);
        }
    }
}
