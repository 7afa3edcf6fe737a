package io.jsniff.agent.tap.tls;

import io.jsniff.agent.bridge.TlsBridge;
import io.jsniff.agent.tap.socket.InnerSocket;
import io.jsniff.agent.tap.socket.SocketTable;
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
public final class TlsTap extends TlsBridge {
    private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";
    private static final int MAX_ENGINES = 1 << 20;
    /** What an engine takes here: its state, and where its buffers stood. */
    private static final int ENGINE_BYTES = 512;

    private final TlsContext context;
    private final Function<Object, @Nullable TlsCarrier> connections;
    private final SocketTable<TappedTls> ends;

    /**
     * A tap that follows no engine or socket yet.
     *
     * @param connections finds the connection of a socket or channel
     */
    public TlsTap(TlsContext context, Function<Object, @Nullable TlsCarrier> connections) {
        this.context = context;
        this.ends = new SocketTable<>(MAX_ENGINES, context.memory(), ENGINE_BYTES);
        this.connections = connections;
    }

    /** Forgets what is garbage, and who waits in vain. */
    public void tick(long now) {
        ends.expunge(new Consumer<>() {
            @Override
            public void accept(TappedTls garbage) {
                garbage.release();
            }
        });
        context.correlator().expire(now);
    }

    @Override
    public boolean onError(Object engineOrSocket, Throwable error) {
        TappedTls end = ends.get(engineOrSocket);
        if (end == null) {
            context.failures().accept(error);
        } else {
            end.fail(error);
        }
        return true;
    }

    private TappedTls follow(Object engineOrSocket, boolean fromItsBegin) {
        TappedTls end = new TappedTls(context, fromItsBegin);
        if (!ends.put(engineOrSocket, end)) {
            end.giveWay(); // it would be another one each time, and what it keeps would never be given back
        }
        return end;
    }

    // ---- sockets

    @Override
    public void onHandshaking(Object socket) {
        TappedTls end = ends.get(socket);
        if (end == null) {
            TappedTls begun = follow(socket, true);
            TlsCarrier connection = below(socket);
            if (connection != null && connection.mayBeAnnounced()) {
                begun.join(connection);
            }
        }
    }

    private void join(TappedTls end, Object socket) {
        TlsCarrier connection = below(socket);
        if (connection != null) {
            end.join(connection);
        }
    }

    private @Nullable TlsCarrier below(Object engineOrSocket) {
        Object carrier = engineOrSocket instanceof Socket outer ? InnerSocket.carrier(InnerSocket.below(outer)) : null;
        return carrier == null ? null : connections.apply(carrier);
    }

    @Override
    public void onHandshaken(Object socket, @Nullable Throwable failure) {
        TappedTls end = ends.get(socket);
        if (end != null && !end.isEstablished()) {
            over(end, socket, failure);
        }
    }

    @Override
    public void onFailing(Object engineOrSocket, @Nullable String text, @Nullable Throwable cause) {
        TappedTls end = ends.get(engineOrSocket);
        if (end != null && !end.isEstablished() && (text != null || cause != null)) {
            String reason = cause == null || text != null ? String.valueOf(text) : TlsSessionReader.reason(cause);
            join(end, engineOrSocket);
            end.handshaken(TlsSession.failed(end.handshakeTime(), reason));
        }
    }

    private void over(TappedTls end, Object engineOrSocket, @Nullable Throwable failure) {
        join(end, engineOrSocket); // it may have waited for a byte
        end.handshaken(
                failure == null
                        ? TlsSessionReader.of(engineOrSocket, end.began(), end.handshakeTime(), end.seenBegin())
                        : TlsSession.failed(end.handshakeTime(), TlsSessionReader.reason(failure)));
    }

    @Override
    public void onRead(Object socket, byte[] array, int offset, int count) {
        TappedTls end = established(socket);
        if (count < 0) {
            end.peerEnded();
        } else {
            end.received(array, offset, count);
        }
    }

    @Override
    public boolean onWriting(Object socket, byte[] array, int offset, int length) {
        TappedTls end = ends.get(socket);
        if (end == null || !end.isEstablished()) {
            return false; // the handshake comes first
        }
        end.sent(array, offset, length);
        return true;
    }

    @Override
    public void onWrote(Object socket, byte[] array, int offset, int length) {
        established(socket).sent(array, offset, length);
    }

    /** The end of a socket that was read from or written to, older than the agent though it may be. */
    private TappedTls established(Object socket) {
        TappedTls known = ends.get(socket);
        TappedTls end = known == null ? follow(socket, false) : known;
        if (known == null) {
            join(end, socket);
        }
        if (!end.isEstablished()) {
            over(end, socket, null);
        }
        return end;
    }

    // ---- engines

    private TappedTls end(SSLEngine engine) {
        TappedTls end = ends.get(engine);
        return end == null ? follow(engine, isNew(engine)) : end;
    }

    private static boolean isNew(SSLEngine engine) {
        SSLSession session = engine.getSession();
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || session == null
                || NO_CIPHER.equals(session.getCipherSuite());
    }

    @Override
    public @Nullable Object onWrapping(
            SSLEngine engine, ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
        TappedTls end = end(engine);
        return end.wrapping(sources, offset, length, target) ? end : null;
    }

    @Override
    public void onWrapped(
            Object begun,
            SSLEngine engine,
            ByteBuffer[] sources,
            int offset,
            ByteBuffer target,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure) {
        TappedTls end = (TappedTls) begun;
        int recordAt = end.wrapped();
        if (result == null) {
            end.flowed(true, sources, offset, 0);
            failed(end, failure);
            return;
        }
        if (end.isSearching()) {
            context.correlator().encrypted(end, RecordKey.of(target, recordAt, result.bytesProduced()));
        }
        end.flowed(true, sources, offset, result.bytesConsumed());
        progress(end, engine, result);
    }

    @Override
    public @Nullable Object onUnwrapping(
            SSLEngine engine, ByteBuffer source, ByteBuffer[] targets, int offset, int length) {
        TappedTls end = end(engine);
        if (end.isUnwrapping()) {
            return null;
        }
        if (end.isSearching()) {
            context.correlator().decrypting(end, RecordKey.of(source, source.position(), source.remaining()));
        }
        return end.unwrapping(targets, offset, length) ? end : null;
    }

    @Override
    public void onUnwrapped(
            Object begun,
            SSLEngine engine,
            ByteBuffer[] targets,
            int offset,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure) {
        TappedTls end = (TappedTls) begun;
        end.unwrapped();
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

    private void progress(TappedTls end, SSLEngine engine, SSLEngineResult result) {
        boolean finished = result.getHandshakeStatus() == HandshakeStatus.FINISHED;
        boolean data = result.bytesConsumed() > 0 && result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
        if (!end.isEstablished() && (finished || data)) {
            over(end, engine, null);
        }
    }

    private void failed(TappedTls end, @Nullable Throwable failure) {
        if (!end.isEstablished() && failure != null) {
            end.handshaken(TlsSession.failed(end.handshakeTime(), TlsSessionReader.reason(failure)));
        }
    }
}
