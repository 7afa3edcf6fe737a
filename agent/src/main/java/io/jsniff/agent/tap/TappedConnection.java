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
import org.jspecify.annotations.Nullable;

/** One socket and what it carries. Its monitor guards it and is held while bytes are parsed, never across I/O. */
final class TappedConnection extends OrderedFeed implements Tracked {
    private Connection connection;
    private volatile @Nullable ConnectionHandler handler;
    private volatile boolean settled;
    private volatile boolean twin;

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

    /** Whether it may be announced without a byte: a server's end that may have its client here waits for one. */
    synchronized boolean mayBeAnnounced() {
        return settled
                || connection.side() != Side.SERVER
                || !PairTable.mayMeet(connection.source(), connection.dest());
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
            open.add(handler.connection());
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
    boolean passes(Direction direction, long key) {
        return share().meeting().passes(this, direction == inward, key);
    }

    @Override
    @Nullable
    ConnectionHandler listener() {
        return handler;
    }

    private @Nullable ConnectionHandler handler() {
        if (!settled) {
            settled = true; // also if it cannot be announced
            Connection numbered = share().openings().number(connection);
            twin = numbered == null;
            if (numbered != null) {
                ConnectionHandler to = share().openings().announce(numbered);
                connection = to.connection();
                handler = to;
            }
        }
        return handler;
    }

    /** An error of ours has come out of a call about it: nothing more is made of it. */
    synchronized void fail(Throwable error) {
        ConnectionHandler to = handler;
        settled = true;
        if (to == null) {
            share().openings().failed(error);
        } else {
            to.tapFailed(error, share().clock().now());
        }
    }

    // ---- what this JVM sends

    void writing(byte[] array, int offset, int length) {
        writing();
        if (looksForEngine()) {
            leaves(RecordKey.of(array, offset, length));
        }
    }

    void writing(ByteBuffer buffer) {
        writing();
        leaves(buffer);
    }

    synchronized void writing(ByteBuffer[] buffers, int offset, int length) {
        writing();
        for (int i = offset; i < offset + length; i++) {
            leaves(buffers[i]);
        }
        Positions before = writes == null ? new Positions() : writes;
        writes = before;
        before.remember(buffers, offset, length);
    }

    private void leaves(@Nullable ByteBuffer buffer) {
        if (buffer != null && looksForEngine()) {
            leaves(RecordKey.of(buffer, buffer.position(), buffer.remaining()));
        }
    }

    /**
     * A record is looked up before it goes: once it has arrived somewhere, another connection of this JVM may pass it on. Not while
     * another write is under way: what that has sent is not known yet, and it may be what opens a tunnel.
     */
    private void leaves(long key) {
        if (key != RecordKey.NONE && isOnlyWrite()) {
            leavesAlone(key);
        }
    }

    private synchronized void leavesAlone(long key) {
        if (handler() != null) {
            look(outward, key);
        }
    }

    synchronized void wrote(byte[] array, int offset, int count) {
        ConnectionHandler to = handler();
        try {
            if (to != null && count > 0) {
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
            if (looksForEngine()) {
                look(inward, RecordKey.of(array, offset, count));
            }
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
        if (handler() == null) {
            inwardEnded = true;
        } else if (!inwardEnded) {
            peerEnds(reset, share().clock().now());
        }
    }

    @Override
    void peerEnded(boolean reset, long time) {
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

    /** A close of TLS begins so, too. */
    void shuttingOutput() {
        if (!isSilent()) {
            shuttingOutput(share().callers().closer(failure));
        }
    }

    private synchronized void shuttingOutput(@Nullable Closer closer) {
        ConnectionHandler to = handler();
        if (to != null && !outwardEnded) {
            outwardEnded = true;
            Close close = new Close(
                    Originator.senderOf(outward), false, share().clock().now(), closer);
            to.closing(close);
            to.ended(outward, close.time());
            if (inwardEnded) {
                over(to, close);
            }
        }
    }

    void closing() {
        if (!isSilent()) {
            closing(share().callers().closer(failure));
        } else if (!hasPeerEnded()) {
            share().openings().twinCloses(connection, share().clock().now());
        }
    }

    private synchronized boolean hasPeerEnded() {
        return inwardEnded;
    }

    private synchronized void closing(@Nullable Closer closer) {
        if (handler() != null) {
            weClose(share().openings().closing(connection, byUs(), closer));
        }
    }

    @Override
    void weAreClosing(Close close) {
        ConnectionHandler to = handler;
        if (to != null) {
            to.closing(close);
        }
    }

    /** The socket is garbage: nobody closed it. */
    synchronized void lost() {
        closing(Closer.GARBAGE);
        closed();
    }

    /** Whether that is the last to be heard of it; otherwise a write that was answered is still to be reported. */
    synchronized boolean closed() {
        return handler() == null || weClosed(byUs());
    }

    @Override
    void weAreClosed(Close close) {
        ConnectionHandler to = handler;
        if (to != null) {
            over(to, close);
        }
    }

    private Close byUs() {
        return new Close(Originator.senderOf(outward), false, share().clock().now());
    }

    private void over(ConnectionHandler to, Close close) {
        handler = null;
        release();
        to.closed(close);
        share().openings().closed(connection, close.time());
    }

    /** The agent stops; the connection goes on without it. */
    synchronized void abandoned(long now) {
        overtake();
        ConnectionHandler to = handler();
        handler = null;
        release();
        if (to != null) {
            to.abandoned(now);
        }
    }

    /** Whether a write that was answered is still to be reported. */
    synchronized boolean isBehind() {
        return handler != null && answerWaits();
    }

    synchronized void tick(long now) {
        overtakeIfLate(now);
        if (handler != null) {
            handler.tick(now);
        }
    }
}
