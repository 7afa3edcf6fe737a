package io.jsniff.agent.tap;

import io.jsniff.bytes.Limits.Part;
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
final class TlsEnd {
    /** An engine that has not met its connection after so many records never will. */
    private static final int MOST_TRIES = 32;

    private final TapShare share;
    private final long began;
    private final boolean seenBegin;
    private volatile @Nullable TappedConnection connection;
    private @Nullable Plaintext plaintext;
    private @Nullable Stash waiting;
    private @Nullable TlsSession session;
    private long unseen;
    private volatile boolean established;
    private volatile int tries;

    /** Where the buffers stood before the encryption and the decryption that are under way. */
    final Positions sources = new Positions();

    final Positions targets = new Positions();
    int recordAt;

    /** Whether one is under way: its engine may call another of its overloads, or that of the class it extends. */
    boolean wrapping;

    boolean unwrapping;

    /** @param seenBegin whether its handshake is still to come */
    TlsEnd(TapShare share, boolean seenBegin) {
        this.share = share;
        this.began = share.clock().now();
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
        return connection == null && tries < MOST_TRIES;
    }

    /** A record went by in vain. */
    synchronized void tried() {
        tries++;
    }

    /** It stands before another engine, which is the one to follow. */
    synchronized void giveWay() {
        tries = MOST_TRIES;
    }

    /** Whether its handshake is over, as far as is known. */
    boolean isEstablished() {
        return established;
    }

    /** Whether what flows through it reaches somebody. */
    boolean isJoined() {
        TappedConnection joined = connection;
        return joined != null && !joined.isSilent();
    }

    /** An error of ours has come out of a call about it: nothing more is made of it, nor of its connection. */
    void fail(Throwable error) {
        giveWay();
        TappedConnection joined = connection;
        if (joined == null) {
            share.openings().failed(error);
        } else {
            joined.fail(error);
        }
    }

    /** This is the end of that connection. */
    void join(TappedConnection found) {
        synchronized (found) {
            if (connection != null) {
                return;
            }
            Plaintext inside = found.secured();
            if (inside == null) {
                tries = MOST_TRIES;
                return;
            }
            plaintext = inside;
            Stash early;
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
                Feed.unseen(inside, found.outward, unseen, share.clock().now());
            } else if (early != null) {
                early.handOver(inside, found.outward);
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
        TappedConnection joined = connection;
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
        TappedConnection joined = connection;
        if (joined != null) {
            synchronized (joined) {
                if (plaintext != null && !joined.isSilent()) {
                    plaintext.ended(joined.inward, share.clock().now());
                }
                joined.unsecured();
            }
        }
    }

    void sent(byte[] array, int offset, int count) {
        TappedConnection joined = connection;
        if (joined == null) {
            keep(array, offset, count);
        } else {
            flowed(joined, joined.outward, array, offset, count);
        }
    }

    void received(byte[] array, int offset, int count) {
        TappedConnection joined = connection;
        if (joined != null) {
            flowed(joined, joined.inward, array, offset, count);
        }
    }

    private void flowed(TappedConnection joined, Direction direction, byte[] array, int offset, int count) {
        synchronized (joined) {
            if (plaintext != null && !joined.isSilent()) {
                Feed.bytes(
                        plaintext,
                        direction,
                        array,
                        offset,
                        count,
                        share.clock().now());
            }
        }
    }

    /** What was encrypted, or decrypted, out of or into buffers. */
    void flowed(boolean out, ByteBuffer[] buffers, int offset, long count) {
        Positions before = out ? sources : targets;
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
        TappedConnection joined = connection;
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
        byte[] scratch = share.scratch().borrow(hint);
        if (joined != null) {
            synchronized (joined) {
                if (plaintext != null && !joined.isSilent()) {
                    Direction direction = out ? joined.outward : joined.inward;
                    Feed.bytes(
                            plaintext,
                            direction,
                            buffer,
                            from,
                            count,
                            share.clock().now(),
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
        share.scratch().giveBack(hint, scratch);
    }

    /** What is encrypted before the connection is found waits: the connection is about to be written to. */
    private void keep(byte[] array, int offset, int count) {
        if (!isSearching()) {
            release();
            return;
        }
        synchronized (this) {
            if (connection == null) {
                Stash stash = waiting == null ? new Stash(share.budget().of(Part.TLS)) : waiting;
                waiting = stash;
                if (unseen > 0
                        || !stash.offer(array, offset, count, share.clock().now())) {
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
        return seenBegin ? share.clock().now() - began : Connection.UNKNOWN;
    }
}
