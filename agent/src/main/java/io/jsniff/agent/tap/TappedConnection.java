package io.jsniff.agent.tap;

import io.jsniff.connection.Close;
import io.jsniff.connection.Closer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.Side;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One socket and what it carries. Its monitor guards it and is held while bytes are parsed, never across I/O.
 *
 * <p>A read that returns while a write is under way may bring the answer to what that write has not reported yet. Its bytes
 * wait in a stash until the write is over; when the stash is full, or the write takes that long, they overtake it.
 */
final class TappedConnection extends BufferFeed implements Tracked {
    private static final AtomicIntegerFieldUpdater<TappedConnection> WRITING =
            AtomicIntegerFieldUpdater.newUpdater(TappedConnection.class, "writing");
    private static final long NEVER = Long.MAX_VALUE;
    private static final int SMALL = 16 << 10;

    private Connection connection;
    private volatile @Nullable ConnectionHandler handler;
    private volatile boolean settled;
    private volatile boolean twin;

    private volatile int writing;
    private long writingSince;
    private boolean overtaken;
    private @Nullable Stash stash;
    private long endWaiting = NEVER;
    private boolean resetWaiting;

    private @Nullable Positions reads;
    private @Nullable Positions writes;

    /** What the latest read had thrown. */
    private @Nullable String failure;

    private boolean inputShut;
    private boolean inwardEnded;
    private boolean outwardEnded;

    /** @param opening what is known of it; it gets its number when it is announced */
    TappedConnection(Connection opening, TapShare share) {
        super(share, opening.side() == Side.SERVER ? Direction.TO_SOURCE : Direction.TO_DEST);
        this.connection = opening;
    }

    /** Announces the connection now; otherwise its first byte or its end does. */
    synchronized void announce() {
        handler();
    }

    /** Whether its other end is followed instead. */
    boolean isTwin() {
        return twin;
    }

    /** Whether nothing that happens to it will ever be reported (again). Read without the lock, it may be late by a moment. */
    boolean isSilent() {
        return settled && handler == null;
    }

    synchronized void addIfFollowed(List<Connection> open) {
        if (handler != null) {
            open.add(connection);
        }
    }

    // ---- what is inside its TLS

    /** An engine or TLS socket has found its connection here. */
    synchronized @Nullable Plaintext secured() {
        meetNoMore();
        ConnectionHandler to = handler();
        return to == null ? null : to.secured();
    }

    /** It is done; another one may come. */
    synchronized void unsecured() {
        meetAgain();
    }

    @Override
    boolean passed(Direction direction, long key) {
        return share().meeting().passed(this, direction == inward, key);
    }

    private @Nullable ConnectionHandler handler() {
        if (!settled) {
            Connection numbered = share().openings().number(connection);
            twin = numbered == null;
            if (numbered != null) {
                connection = numbered;
                handler = share().openings().announce(numbered);
            }
            settled = true;
        }
        return handler;
    }

    // ---- what this JVM sends

    /** Takes no lock: a read that comes too early to see it cannot have brought what this write is answered with. */
    void writing() {
        writingSince = share().clock().now();
        WRITING.getAndIncrement(this);
    }

    synchronized void writing(ByteBuffer[] buffers, int offset, int length) {
        writing();
        Positions before = writes == null ? new Positions() : writes;
        writes = before;
        before.remember(buffers, offset, length);
    }

    synchronized void wrote(byte[] array, int offset, int count) {
        ConnectionHandler to = handler();
        try {
            if (to != null && count > 0) {
                passed(outward, array, offset, count);
                Feed.bytes(to, outward, array, offset, count, timeOfWrite(count));
            }
        } finally {
            writeOver();
        }
    }

    synchronized void wrote(ByteBuffer buffer, int count) {
        ConnectionHandler to = handler();
        try {
            if (to != null && count > 0) {
                feed(to, outward, buffer, buffer.position() - count, count, timeOfWrite(count));
            }
        } finally {
            writeOver();
        }
    }

    synchronized void wrote(ByteBuffer[] buffers, int offset, long count) {
        ConnectionHandler to = handler();
        boolean sure = writes != null && writes.recall();
        try {
            if (to != null && count > 0) {
                feed(to, outward, buffers, offset, sure ? writes : null, count, timeOfWrite(count));
            }
        } finally {
            writeOver();
        }
    }

    synchronized void transferred(long count) {
        ConnectionHandler to = handler();
        if (to != null) {
            Feed.unseen(to, outward, count, share().clock().now());
        }
    }

    synchronized void writeFailed(Throwable failure) {
        if (writes != null) {
            writes.recall();
        }
        writeOver();
        broken(failure);
    }

    /**
     * A small write is on the wire as soon as it begins; a large one may have waited for room, and ends now, unless it has been
     * answered already. One that was overtaken ends now, so that time does not run backwards; and so does one that began before
     * the agent did.
     */
    private long timeOfWrite(long count) {
        boolean answered = endWaiting != NEVER || (stash != null && stash.reads() > 0);
        return writing > 0 && !overtaken && (count <= SMALL || answered)
                ? writingSince
                : share().clock().now();
    }

    private void writeOver() {
        if (writing > 0 && WRITING.decrementAndGet(this) == 0) {
            overtaken = false;
            flush();
        }
    }

    // ---- what the peer sends

    synchronized void reading(ByteBuffer[] buffers, int offset, int length) {
        Positions before = reads == null ? new Positions() : reads;
        reads = before;
        before.remember(buffers, offset, length);
    }

    synchronized void read(byte[] array, int offset, int count) {
        ConnectionHandler to = handler();
        if (to != null) {
            failure = null;
            passed(inward, array, offset, count);
            arrived(to, array, offset, count, share().clock().now());
        }
    }

    synchronized void read(ByteBuffer buffer, int count) {
        ConnectionHandler to = handler();
        if (to != null) {
            long now = share().clock().now();
            feed(to, inward, buffer, buffer.position() - count, count, now);
        }
    }

    synchronized void read(ByteBuffer[] buffers, int offset, long count) {
        boolean sure = reads != null && reads.recall();
        ConnectionHandler to = count > 0 ? handler() : null;
        if (to != null) {
            long now = share().clock().now();
            feed(to, inward, buffers, offset, sure ? reads : null, count, now);
        }
    }

    private void arrived(ConnectionHandler to, byte[] array, int offset, int count, long time) {
        if (!mustWait() || !wait(array, offset, count, time)) {
            Feed.bytes(to, inward, array, offset, count, time);
        }
    }

    private boolean mustWait() {
        return writing > 0 && !overtaken;
    }

    private boolean wait(byte[] array, int offset, int count, long time) {
        Stash waiting = stash == null ? new Stash() : stash;
        stash = waiting;
        if (waiting.offer(array, offset, count, time)) {
            return true;
        }
        overtaken = true;
        flush();
        return false;
    }

    /** What waits goes its way. */
    private void flush() {
        if (stash != null) {
            stash.handOver(handler, inward);
        }
        if (endWaiting != NEVER) {
            long time = endWaiting;
            endWaiting = NEVER;
            peerEnded(resetWaiting, time);
        }
    }

    @Override
    void array(ConnectionHandler to, Direction direction, byte[] array, int offset, int count, long time) {
        if (direction == inward) {
            arrived(to, array, offset, count, time);
        } else {
            Feed.bytes(to, direction, array, offset, count, time);
        }
    }

    @Override
    boolean copies(Direction direction) {
        return direction == inward && mustWait();
    }

    // ---- the end

    synchronized void endOfStream() {
        if (!inputShut) {
            peerEndsOrWaits(false);
        }
    }

    synchronized void readFailed(Throwable failure) {
        if (reads != null) {
            reads.recall();
        }
        this.failure = failure.getClass().getSimpleName();
        broken(failure);
    }

    private void broken(Throwable failure) {
        if (SocketFailure.endsConnection(failure)) {
            peerEndsOrWaits(true);
        }
    }

    private void peerEndsOrWaits(boolean reset) {
        if (handler() == null || inwardEnded || endWaiting != NEVER) {
            return;
        }
        long now = share().clock().now();
        if (mustWait()) {
            endWaiting = now;
            resetWaiting = reset;
        } else {
            peerEnded(reset, now);
        }
    }

    private void peerEnded(boolean reset, long time) {
        ConnectionHandler to = handler;
        if (to != null && !inwardEnded) {
            inwardEnded = true;
            Close close = new Close(Originator.senderOf(inward), reset, time);
            to.closing(close);
            to.ended(inward, time);
            if (outwardEnded || reset) {
                over(to, close);
            }
        }
    }

    synchronized void shuttingInput() {
        inputShut = true;
    }

    synchronized void shuttingOutput() {
        ConnectionHandler to = handler();
        if (to != null && !outwardEnded) {
            outwardEnded = true;
            Close close = byUs();
            to.closing(close);
            to.ended(outward, close.time());
            if (inwardEnded) {
                over(to, close);
            }
        }
    }

    void closing() {
        if (isSilent()) {
            share().openings().twinCloses(connection, share().clock().now());
        } else {
            closing(share().callers().closer(failure));
        }
    }

    private synchronized void closing(@Nullable Closer closer) {
        overtaken = true;
        flush();
        ConnectionHandler to = handler();
        if (to != null) {
            to.closing(share().openings().closing(connection, byUs(), closer));
        }
    }

    /** The socket is garbage: nobody closed it. */
    synchronized void lost() {
        closing(Closer.GARBAGE);
        closed();
    }

    synchronized void closed() {
        ConnectionHandler to = handler();
        if (to != null) {
            over(to, byUs());
        }
    }

    private Close byUs() {
        return new Close(Originator.senderOf(outward), false, share().clock().now());
    }

    private void over(ConnectionHandler to, Close close) {
        handler = null;
        to.closed(close);
        share().openings().closed(connection, close.time());
    }

    /** The agent stops; the connection goes on without it. */
    synchronized void abandoned(long now) {
        overtaken = true;
        flush();
        ConnectionHandler to = handler();
        handler = null;
        if (to != null) {
            to.abandoned(now);
        }
    }

    synchronized void tick(long now) {
        if (handler != null) {
            handler.tick(now);
        }
    }
}
