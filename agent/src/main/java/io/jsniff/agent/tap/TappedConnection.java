package io.jsniff.agent.tap;

import io.jsniff.agent.tap.feed.Feed;
import io.jsniff.agent.tap.feed.FeedListener;
import io.jsniff.agent.tap.feed.OrderedFeed;
import io.jsniff.agent.tap.socket.SameJvmPairs;
import io.jsniff.agent.tap.socket.SocketFailure;
import io.jsniff.agent.tap.tls.RecordKey;
import io.jsniff.agent.tap.tls.RecordProbe;
import io.jsniff.agent.tap.tls.TlsCarrier;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.connection.Close;
import io.jsniff.connection.Closer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.Side;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One socket and what it carries. Its monitor guards it and is held while bytes are parsed, never across I/O. */
final class TappedConnection implements Tracked, FeedListener, TlsCarrier {
    private final TapContext context;
    private final OrderedFeed feed;
    private final RecordProbe probe;
    private Connection connection;
    private volatile @Nullable ConnectionHandler handler;
    private volatile boolean settled;
    private volatile boolean twin;

    /** What the latest read had thrown. */
    private @Nullable String failure;

    private boolean inputShut;
    private boolean inwardEnded;
    private boolean outwardEnded;

    /** @param opening what is known of it; it gets its number when it is announced */
    TappedConnection(Connection opening, TapContext context) {
        this.context = context;
        this.connection = opening;
        this.feed = new OrderedFeed(
                this,
                opening.side() == Side.SERVER ? Direction.TO_SOURCE : Direction.TO_DEST,
                context.clock(),
                context.scratch(),
                context.budget().of(Part.REORDERING));
        this.probe = new RecordProbe(this, context.correlator());
    }

    /** Announces the connection now; otherwise its first byte or its end does. */
    synchronized void announce() {
        announced();
    }

    /** Whether it may be announced without a byte: a server's end that may have its client here waits for one. */
    @Override
    public synchronized boolean mayBeAnnounced() {
        return settled
                || connection.side() != Side.SERVER
                || !SameJvmPairs.mayMeet(connection.source(), connection.dest());
    }

    @Override
    public synchronized @Nullable Opener opener() {
        return connection.opener();
    }

    /** Whether its other end is followed instead. */
    boolean isTwin() {
        return twin;
    }

    /** Whether nothing that happens to it will ever be reported (again). Read without the lock, it may be late by a moment. */
    @Override
    public boolean isSilent() {
        return settled && handler == null;
    }

    synchronized void addIfFollowed(List<Connection> open) {
        if (handler != null) {
            open.add(handler.connection());
        }
    }

    // ---- what is inside its TLS

    /** An engine or TLS socket has found its connection here. */
    @Override
    public synchronized @Nullable Plaintext secured() {
        probe.found();
        ConnectionHandler to = announced();
        return to == null ? null : to.secured();
    }

    /** It is done; another one may come. */
    @Override
    public synchronized void unsecured() {
        probe.reset();
    }

    @Override
    public Direction outward() {
        return feed.outward();
    }

    @Override
    public Direction inward() {
        return feed.inward();
    }

    @Override
    public @Nullable ConnectionHandler handler() {
        return handler;
    }

    @Override
    public void arriving(ByteBuffer buffer, int from, int count) {
        probe.arrived(buffer, from, count);
    }

    private @Nullable ConnectionHandler announced() {
        if (!settled) {
            settled = true; // also if it cannot be announced
            Connection numbered = context.registry().number(connection);
            twin = numbered == null;
            if (numbered != null) {
                ConnectionHandler to = context.registry().announce(numbered);
                connection = to.connection();
                handler = to;
            }
        }
        return handler;
    }

    /** An error of ours has come out of a call about it: nothing more is made of it. */
    @Override
    public synchronized void fail(Throwable error) {
        ConnectionHandler to = handler;
        settled = true;
        if (to == null) {
            context.registry().failed(error);
        } else {
            to.tapFailed(error, context.clock().now());
        }
    }

    // ---- what this JVM sends

    /** A write begins. Takes no lock. */
    void writing() {
        feed.writing();
    }

    void writing(byte[] array, int offset, int length) {
        writing();
        if (probe.isSearching()) {
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
        feed.gathering(buffers, offset, length);
    }

    private void leaves(@Nullable ByteBuffer buffer) {
        if (buffer != null && probe.isSearching()) {
            leaves(RecordKey.of(buffer, buffer.position(), buffer.remaining()));
        }
    }

    /**
     * A record is looked up before it goes: once it has arrived somewhere, another connection of this JVM may pass it on. Not while
     * another write is under way: what that has sent is not known yet, and it may be what opens a tunnel.
     */
    private void leaves(long key) {
        if (key != RecordKey.NONE && feed.isOnlyWrite()) {
            leavesAlone(key);
        }
    }

    private synchronized void leavesAlone(long key) {
        if (announced() != null) {
            probe.leaving(key);
        }
    }

    synchronized void wrote(byte[] array, int offset, int count) {
        feed.wrote(announced(), array, offset, count);
    }

    synchronized void wrote(ByteBuffer buffer, int count) {
        feed.wrote(announced(), buffer, count);
    }

    synchronized void wrote(ByteBuffer[] buffers, int offset, long count) {
        feed.gathered(announced(), buffers, offset, count);
    }

    synchronized void transferred(long count) {
        ConnectionHandler to = announced();
        if (to != null) {
            Feed.unseen(to, outward(), count, context.clock().now());
        }
    }

    synchronized void writeFailed(Throwable failure) {
        feed.gathered(null, null, 0, 0);
        broken(failure);
    }

    // ---- what the peer sends

    synchronized void reading(ByteBuffer[] buffers, int offset, int length) {
        feed.scattering(buffers, offset, length);
    }

    synchronized void read(byte[] array, int offset, int count) {
        ConnectionHandler to = announced();
        if (to != null) {
            failure = null;
            probe.arrived(array, offset, count);
            feed.arrived(to, array, offset, count, context.clock().now());
        }
    }

    synchronized void read(ByteBuffer buffer, int count) {
        ConnectionHandler to = announced();
        if (to != null) {
            long now = context.clock().now();
            feed.buffer(to, inward(), buffer, buffer.position() - count, count, now);
        }
    }

    synchronized void read(ByteBuffer[] buffers, int offset, long count) {
        feed.scattered(count > 0 ? announced() : null, buffers, offset, count);
    }

    // ---- the end

    synchronized void endOfStream() {
        if (!inputShut) {
            peerEndsOrWaits(false);
        }
    }

    synchronized void readFailed(Throwable failure) {
        feed.scattered(null, null, 0, 0);
        this.failure = failure.getClass().getSimpleName();
        broken(failure);
    }

    private void broken(Throwable failure) {
        if (SocketFailure.endsConnection(failure)) {
            peerEndsOrWaits(true);
        }
    }

    private void peerEndsOrWaits(boolean reset) {
        if (announced() == null) {
            inwardEnded = true;
        } else if (!inwardEnded) {
            feed.peerEnds(reset, context.clock().now());
        }
    }

    @Override
    public void peerEnded(boolean reset, long time) {
        ConnectionHandler to = handler;
        if (to != null && !inwardEnded) {
            inwardEnded = true;
            Close close = new Close(Originator.senderOf(inward()), reset, time);
            to.closing(close);
            to.ended(inward(), time);
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
            shuttingOutput(context.callers().closer(failure));
        }
    }

    private synchronized void shuttingOutput(@Nullable Closer closer) {
        ConnectionHandler to = announced();
        if (to != null && !outwardEnded) {
            outwardEnded = true;
            Close close = new Close(
                    Originator.senderOf(outward()), false, context.clock().now(), closer);
            to.closing(close);
            to.ended(outward(), close.time());
            if (inwardEnded) {
                over(to, close);
            }
        }
    }

    void closing() {
        if (!isSilent()) {
            closing(context.callers().closer(failure));
        } else if (!hasPeerEnded()) {
            context.registry().twinCloses(connection, context.clock().now());
        }
    }

    private synchronized boolean hasPeerEnded() {
        return inwardEnded;
    }

    private synchronized void closing(@Nullable Closer closer) {
        if (announced() != null) {
            feed.weClose(context.registry().closing(connection, byUs(), closer));
        }
    }

    @Override
    public void closing(Close close) {
        ConnectionHandler to = handler;
        if (to != null) {
            to.closing(close);
        }
    }

    /** The socket is garbage: no one closed it. */
    synchronized void lost() {
        closing(Closer.GARBAGE);
        closed();
    }

    /** Whether that is the last to be heard of it; otherwise a write that was answered is still to be reported. */
    synchronized boolean closed() {
        return announced() == null || feed.weClosed(byUs());
    }

    @Override
    public void closed(Close close) {
        ConnectionHandler to = handler;
        if (to != null) {
            over(to, close);
        }
    }

    private Close byUs() {
        return new Close(Originator.senderOf(outward()), false, context.clock().now());
    }

    private void over(ConnectionHandler to, Close close) {
        handler = null;
        feed.release();
        to.closed(close);
        context.registry().closed(connection, close.time());
    }

    /** The agent stops; the connection goes on without it. */
    synchronized void abandoned(long now) {
        feed.overtake();
        ConnectionHandler to = announced();
        handler = null;
        feed.release();
        if (to != null) {
            to.abandoned(now);
        }
    }

    /** Whether a write that was answered is still to be reported. */
    synchronized boolean isBehind() {
        return handler != null && feed.answerWaits();
    }

    synchronized void tick(long now) {
        feed.overtakeIfLate(now);
        if (handler != null) {
            handler.tick(now);
        }
    }
}
