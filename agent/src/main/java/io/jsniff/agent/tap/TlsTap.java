package io.jsniff.agent.tap;

import io.jsniff.agent.bridge.TlsBridge;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.connection.TlsSession;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The tap inside TLS: it finds the connection of an engine or a TLS socket and passes on what flows through it. A socket's
 * connection is the one of the socket below it, an engine's is the one that the same records flow through.
 */
final class TlsTap extends TlsBridge {
    private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";
    private static final int MOST_ENDS = 1 << 20;
    /** What an engine takes here: its state, and where its buffers stood. */
    private static final int END = 512;

    private final TapShare share;
    private final Function<Object, @Nullable TappedConnection> connections;
    private final SocketTable<TlsEnd> ends;

    /** @param connections finds the connection of a socket or channel */
    TlsTap(TapShare share, Function<Object, @Nullable TappedConnection> connections) {
        this.share = share;
        this.ends = new SocketTable<>(MOST_ENDS, share.budget().of(Part.TLS), END);
        this.connections = connections;
    }

    /** Forgets what is garbage, and who waits in vain. */
    void tick(long now) {
        ends.expunge(new Consumer<>() {
            @Override
            public void accept(TlsEnd garbage) {
                garbage.release();
            }
        });
        share.meeting().expire(now);
    }

    @Override
    protected boolean onError(Object engineOrSocket, Throwable error) {
        TlsEnd end = ends.get(engineOrSocket);
        if (end == null) {
            share.openings().failed(error);
        } else {
            end.fail(error);
        }
        return true;
    }

    private TlsEnd follow(Object engineOrSocket, boolean fromItsBegin) {
        TlsEnd end = new TlsEnd(share, fromItsBegin);
        ends.put(engineOrSocket, end);
        return end;
    }

    // ---- sockets

    @Override
    protected void onHandshaking(Object socket) {
        TlsEnd end = ends.get(socket);
        if (end == null) {
            TlsEnd begun = follow(socket, true);
            TappedConnection connection = below(socket);
            if (connection != null && connection.mayBeAnnounced()) {
                begun.join(connection);
            }
        }
    }

    private void join(TlsEnd end, Object socket) {
        TappedConnection connection = below(socket);
        if (connection != null) {
            end.join(connection);
        }
    }

    private @Nullable TappedConnection below(Object engineOrSocket) {
        Object carrier = engineOrSocket instanceof Socket outer ? InnerSocket.carrier(InnerSocket.below(outer)) : null;
        return carrier == null ? null : connections.apply(carrier);
    }

    @Override
    protected void onHandshaken(Object socket, @Nullable Throwable failure) {
        TlsEnd end = ends.get(socket);
        if (end != null && !end.isEstablished()) {
            over(end, socket, failure);
        }
    }

    @Override
    protected void onFailing(Object engineOrSocket, @Nullable String text, @Nullable Throwable cause) {
        TlsEnd end = ends.get(engineOrSocket);
        if (end != null && !end.isEstablished() && (text != null || cause != null)) {
            String reason = cause == null || text != null ? String.valueOf(text) : TlsFacts.reason(cause);
            join(end, engineOrSocket);
            end.handshaken(TlsSession.failed(end.handshakeTime(), reason));
        }
    }

    private void over(TlsEnd end, Object engineOrSocket, @Nullable Throwable failure) {
        join(end, engineOrSocket); // it may have waited for a byte
        end.handshaken(
                failure == null
                        ? TlsFacts.of(engineOrSocket, end.began(), end.handshakeTime(), end.seenBegin())
                        : TlsSession.failed(end.handshakeTime(), TlsFacts.reason(failure)));
    }

    @Override
    protected void onRead(Object socket, byte[] array, int offset, int count) {
        TlsEnd end = established(socket);
        if (count < 0) {
            end.peerEnded();
        } else {
            end.received(array, offset, count);
        }
    }

    @Override
    protected boolean onWriting(Object socket, byte[] array, int offset, int length) {
        TlsEnd end = ends.get(socket);
        if (end == null || !end.isEstablished()) {
            return false; // the handshake comes first
        }
        end.sent(array, offset, length);
        return true;
    }

    @Override
    protected void onWrote(Object socket, byte[] array, int offset, int length) {
        established(socket).sent(array, offset, length);
    }

    /** The end of a socket that was read from or written to, older than the agent though it may be. */
    private TlsEnd established(Object socket) {
        TlsEnd known = ends.get(socket);
        TlsEnd end = known == null ? follow(socket, false) : known;
        if (known == null) {
            join(end, socket);
        }
        if (!end.isEstablished()) {
            over(end, socket, null);
        }
        return end;
    }

    // ---- engines

    private TlsEnd end(SSLEngine engine) {
        TlsEnd end = ends.get(engine);
        return end == null ? follow(engine, isNew(engine)) : end;
    }

    private static boolean isNew(SSLEngine engine) {
        SSLSession session = engine.getSession();
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || session == null
                || NO_CIPHER.equals(session.getCipherSuite());
    }

    @Override
    protected @Nullable Object onWrapping(
            SSLEngine engine, ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
        TlsEnd end = end(engine);
        if (end.wrapping || (!end.isJoined() && !end.isSearching())) {
            return null;
        }
        end.sources.remember(sources, offset, length);
        end.recordAt = target.position();
        end.wrapping = true;
        return end;
    }

    @Override
    protected void onWrapped(
            Object begun,
            SSLEngine engine,
            ByteBuffer[] sources,
            int offset,
            ByteBuffer target,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure) {
        TlsEnd end = (TlsEnd) begun;
        end.wrapping = false;
        if (result == null) {
            end.flowed(true, sources, offset, 0);
            failed(end, failure);
            return;
        }
        if (end.isSearching()) {
            share.meeting().encrypted(end, RecordKey.of(target, end.recordAt, result.bytesProduced()));
        }
        end.flowed(true, sources, offset, result.bytesConsumed());
        progress(end, engine, result);
    }

    @Override
    protected @Nullable Object onUnwrapping(
            SSLEngine engine, ByteBuffer source, ByteBuffer[] targets, int offset, int length) {
        TlsEnd end = end(engine);
        if (end.unwrapping) {
            return null;
        }
        if (end.isSearching()) {
            share.meeting().decrypting(end, RecordKey.of(source, source.position(), source.remaining()));
        }
        if (!end.isJoined() && !end.isSearching()) {
            return null;
        }
        end.targets.remember(targets, offset, length);
        end.unwrapping = true;
        return end;
    }

    @Override
    protected void onUnwrapped(
            Object begun,
            SSLEngine engine,
            ByteBuffer[] targets,
            int offset,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure) {
        TlsEnd end = (TlsEnd) begun;
        end.unwrapping = false;
        if (result == null) {
            end.flowed(false, targets, offset, 0);
            failed(end, failure);
            return;
        }
        boolean handshakeFirst = result.getHandshakeStatus() == HandshakeStatus.FINISHED;
        if (handshakeFirst) {
            progress(end, engine, result);
        }
        end.flowed(false, targets, offset, result.bytesProduced());
        if (!handshakeFirst) {
            progress(end, engine, result);
        }
        if (result.getStatus() == Status.CLOSED) {
            end.peerEnded();
        }
    }

    private void progress(TlsEnd end, SSLEngine engine, SSLEngineResult result) {
        boolean finished = result.getHandshakeStatus() == HandshakeStatus.FINISHED;
        boolean data = result.bytesConsumed() > 0 && result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
        if (!end.isEstablished() && (finished || data)) {
            over(end, engine, null);
        }
    }

    private void failed(TlsEnd end, @Nullable Throwable failure) {
        if (!end.isEstablished() && failure != null) {
            end.handshaken(TlsSession.failed(end.handshakeTime(), TlsFacts.reason(failure)));
        }
    }
}
