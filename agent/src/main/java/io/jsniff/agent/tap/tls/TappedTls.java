package io.jsniff.agent.tap.tls;

import io.jsniff.agent.tap.feed.BufferPositions;
import io.jsniff.agent.tap.feed.Feed;
import io.jsniff.agent.tap.feed.ReorderBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.TlsSession;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One TLS engine or socket. Before it has joined its connection its own monitor guards it, afterwards the connection's; a thread
 * that holds the connection's may take its own, never the other way round.
 */
final class TappedTls {
    /** An engine that has not met its connection after so many records never will. */
    private static final int MAX_TRIES = 32;

    private final TlsContext context;
    private final long began;
    private final boolean seenBegin;
    private volatile @Nullable TlsCarrier connection;
    private @Nullable Plaintext plaintext;
    private @Nullable ReorderBuffer waiting;
    private @Nullable TlsSession session;
    private long unseen;
    private volatile boolean established;
    private volatile int tries;

    private final BufferPositions sources = new BufferPositions();
    private final BufferPositions targets = new BufferPositions();
    private int recordAt;
    private boolean wrapping;
    private boolean unwrapping;

    /** @param seenBegin whether its handshake is still to come */
    TappedTls(TlsContext context, boolean seenBegin) {
        this.context = context;
        this.began = context.clock().now();
        this.seenBegin = seenBegin;
    }

    long began() {
        return began;
    }

    boolean seenBegin() {
        return seenBegin;
    }

    /** Whether its connection is still to be found, and there is hope. */
    boolean isSearching() {
        return connection == null && tries < MAX_TRIES;
    }

    /** A record went by in vain. */
    synchronized void tried() {
        tries++;
        if (tries >= MAX_TRIES) {
            giveUp();
        }
    }

    /** It stands before another engine, which is the one to follow. */
    synchronized void giveWay() {
        tries = MAX_TRIES;
        giveUp();
    }

    /** What waits is a gap, should the connection be found even so. */
    private void giveUp() {
        unseen += waiting == null ? 0 : waiting.length();
        release();
    }

    /** Whether its handshake is over, as far as is known. */
    boolean isEstablished() {
        return established;
    }

    /** Whether what flows through it reaches someone. */
    boolean isJoined() {
        TlsCarrier joined = connection;
        return joined != null && !joined.isSilent();
    }

    /** An error of ours has come out of a call about it: nothing more is made of it, nor of its connection. */
    void fail(Throwable error) {
        giveWay();
        TlsCarrier joined = connection;
        if (joined == null) {
            context.failures().accept(error);
        } else {
            joined.fail(error);
        }
    }

    /** This is the end of that connection. */
    void join(TlsCarrier found) {
        synchronized (found) {
            if (connection != null) {
                return;
            }
            Plaintext inside = found.secured();
            if (inside == null) {
                giveWay();
                return;
            }
            plaintext = inside;
            ReorderBuffer early;
            TlsSession known;
            synchronized (this) {
                connection = found;
                early = waiting;
                known = session;
                waiting = null;
            }
            if (known != null) {
                inside.handshaken(known);
            }
            if (unseen > 0) {
                Feed.unseen(inside, found.outward(), unseen, context.clock().now());
            } else if (early != null) {
                early.handOver(inside, found.outward());
            }
            if (early != null) {
                early.close();
            }
        }
    }

    /** The handshake is over, done or failed. */
    void handshaken(TlsSession agreed) {
        synchronized (this) {
            if (session != null && session.failure() != null) {
                return; // what failed first is the reason
            }
            session = agreed;
        }
        established = agreed.failure() == null;
        TlsCarrier joined = connection;
        if (joined != null) {
            synchronized (joined) {
                if (plaintext != null && !joined.isSilent()) {
                    plaintext.handshaken(agreed);
                }
            }
        }
    }

    /** Nothing more will be decrypted: the peer has said goodbye. */
    void peerEnded() {
        TlsCarrier joined = connection;
        if (joined != null) {
            synchronized (joined) {
                if (plaintext != null && !joined.isSilent()) {
                    plaintext.ended(joined.inward(), context.clock().now());
                }
                joined.unsecured();
            }
        }
    }

    void sent(byte[] array, int offset, int count) {
        TlsCarrier joined = connection;
        if (joined == null) {
            keep(array, offset, count);
        } else {
            flowed(joined, joined.outward(), array, offset, count);
        }
    }

    void received(byte[] array, int offset, int count) {
        TlsCarrier joined = connection;
        if (joined != null) {
            flowed(joined, joined.inward(), array, offset, count);
        }
    }

    private void flowed(TlsCarrier joined, Direction direction, byte[] array, int offset, int count) {
        synchronized (joined) {
            if (plaintext != null && !joined.isSilent()) {
                Feed.bytes(
                        plaintext,
                        direction,
                        array,
                        offset,
                        count,
                        context.clock().now());
            }
        }
    }

    /**
     * An encryption begins.
     *
     * @return false if one is under way, as the engine has called another of its overloads or that of the class that it extends, or if
     *     no one will hear of it
     */
    public boolean wrapping(ByteBuffer[] buffers, int offset, int length, ByteBuffer target) {
        if (wrapping || (!isJoined() && !isSearching())) {
            return false;
        }
        sources.remember(buffers, offset, length);
        recordAt = target.position();
        wrapping = true;
        return true;
    }

    /** It is over; where its record begins in the target. */
    int wrapped() {
        wrapping = false;
        return recordAt;
    }

    /** Whether a decryption is under way. */
    boolean isUnwrapping() {
        return unwrapping;
    }

    /** A decryption begins; false if no one will hear of it. */
    boolean unwrapping(ByteBuffer[] buffers, int offset, int length) {
        if (!isJoined() && !isSearching()) {
            return false;
        }
        targets.remember(buffers, offset, length);
        unwrapping = true;
        return true;
    }

    /** It is over. */
    void unwrapped() {
        unwrapping = false;
    }

    /** What was encrypted, or decrypted, out of or into buffers. */
    void flowed(boolean out, ByteBuffer[] buffers, int offset, long count) {
        BufferPositions before = out ? sources : targets;
        boolean sure = before.recall();
        long left = count;
        for (int i = 0; sure && i < before.known() && left > 0; i++) {
            ByteBuffer buffer = buffers[offset + i];
            int moved = buffer == null ? 0 : (int) Math.min(left, buffer.position() - before.of(i));
            if (moved > 0) {
                flowed(out, buffer, before.of(i), moved);
                left -= moved;
            }
        }
    }

    private void flowed(boolean out, ByteBuffer buffer, int from, int count) {
        TlsCarrier joined = connection;
        if (buffer.hasArray()) {
            int offset = buffer.arrayOffset() + from;
            if (out) {
                sent(buffer.array(), offset, count);
            } else {
                received(buffer.array(), offset, count);
            }
            return;
        }
        int hint = System.identityHashCode(this);
        byte[] scratch = context.scratch().borrow(hint);
        if (joined != null) {
            synchronized (joined) {
                if (plaintext != null && !joined.isSilent()) {
                    Direction direction = out ? joined.outward() : joined.inward();
                    Feed.bytes(
                            plaintext,
                            direction,
                            buffer,
                            from,
                            count,
                            context.clock().now(),
                            scratch);
                }
            }
        } else if (out) {
            for (int done = 0; done < count; done += scratch.length) {
                int piece = Math.min(count - done, scratch.length);
                buffer.get(from + done, scratch, 0, piece);
                keep(scratch, 0, piece);
            }
        }
        context.scratch().giveBack(hint, scratch);
    }

    /** What is encrypted before the connection is found waits: the connection is about to be written to. */
    private void keep(byte[] array, int offset, int count) {
        synchronized (this) {
            if (connection == null && !isSearching()) {
                unseen += count;
                return;
            }
            if (connection == null) {
                ReorderBuffer stash = waiting == null ? new ReorderBuffer(context.memory()) : waiting;
                waiting = stash;
                if (unseen > 0
                        || !stash.offer(array, offset, count, context.clock().now())) {
                    unseen += count;
                }
                return;
            }
        }
        sent(array, offset, count);
    }

    /** What waits is waited for in vain. */
    synchronized void release() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
    }

    /** What the handshake took, until now. */
    long handshakeTime() {
        return seenBegin ? context.clock().now() - began : Connection.UNKNOWN;
    }
}
