package io.jsniff.agent.tap;

import io.jsniff.agent.bridge.Bridge;
import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.agent.bridge.TlsBridge;
import io.jsniff.agent.tap.caller.CallerOptions;
import io.jsniff.agent.tap.caller.Callers;
import io.jsniff.agent.tap.caller.Clients;
import io.jsniff.agent.tap.feed.MonotonicClock;
import io.jsniff.agent.tap.feed.ScratchArrays;
import io.jsniff.agent.tap.filter.TapFilter;
import io.jsniff.agent.tap.socket.SameJvmPairs;
import io.jsniff.agent.tap.tls.TlsCarrier;
import io.jsniff.agent.tap.tls.TlsContext;
import io.jsniff.agent.tap.tls.TlsCorrelator;
import io.jsniff.agent.tap.tls.TlsTap;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionListener;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tap in the JVM: the bridge's other side. It finds the connection of a socket and passes on what happened to it.
 *
 * <p>Life: constructed, set as {@link Bridge#current}, {@link #tick} once in a while, taken out of {@link Bridge#current},
 * {@link #stop}.
 */
public final class JvmTap extends SocketBridge {
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

    private final MonotonicClock clock;
    private final TapContext context;
    private final TlsTap tls;
    private final TrackedSockets sockets;
    private final FollowedSockets followed;
    private final Clients clients;

    /**
     * @param listener hears of the connections that pass the filter
     * @param named who is to be named as the caller
     * @param older whether there may be sockets that are older than the agent; they are picked up at their first byte
     * @param budget what it may hold of the heap
     */
    public JvmTap(
            ConnectionListener listener,
            TapFilter filter,
            MonotonicClock clock,
            CallerOptions named,
            boolean older,
            MemoryBudget budget) {
        this.clock = clock;
        MemoryAccount correlation = budget.of(Part.CORRELATION);
        correlation.add(TlsCorrelator.HEAP_BYTES + ScratchArrays.HEAP_BYTES);
        this.sockets = new TrackedSockets(budget.of(Part.CONNECTIONS));
        Callers callers = new Callers(named, budget.of(Part.EVIDENCE));
        this.clients = new Clients(callers, correlation);
        ConnectionRegistry registry = new ConnectionRegistry(listener, new SameJvmPairs(correlation));
        ScratchArrays scratch = new ScratchArrays();
        TlsCorrelator correlator = new TlsCorrelator(clock);
        this.context = new TapContext(registry, clock, scratch, correlator, callers, budget);
        this.followed = new FollowedSockets(filter, older, context, sockets, clients);
        Consumer<Throwable> failures = new Consumer<>() {
            @Override
            public void accept(Throwable error) {
                registry.failed(error);
            }
        };
        this.tls =
                new TlsTap(new TlsContext(correlator, clock, scratch, budget.of(Part.TLS), failures), new Function<>() {
                    @Override
                    public @Nullable TlsCarrier apply(Object socket) {
                        return find(socket);
                    }
                });
    }

    /** Never follows this socket: it is the agent's own. */
    public void ignore(Object socket) {
        sockets.put(socket, Ignored.IGNORED);
    }

    /** The connections that are followed at this moment; of very many only so many. */
    public List<Connection> open(int most) {
        return sockets.open(most);
    }

    /** How many connections were announced. */
    public long connections() {
        return context.registry().count();
    }

    /** How many connections are not followed because there were too many at once. */
    public long givenUp() {
        return followed.givenUp();
    }

    /** How many connections were followed whose socket became garbage before it was closed. */
    public long neverClosed() {
        return sockets.neverClosed();
    }

    /** Tells all connections the time, and ends those whose socket is garbage. To be called about once a second. */
    public void tick() {
        sockets.expunge();
        long now = clock.now();
        tls.tick(now);
        clients.expunge();
        sockets.tick(now);
    }

    /**
     * Waits until each write that was answered has been reported: its thread may have been put aside as soon as the bytes were
     * sent. To be called before {@link #stop}, with the taps still in.
     *
     * @param patience the longest that this takes, in nanoseconds
     */
    public void catchUp(long patience) {
        long begin = System.nanoTime();
        while (sockets.isBehind() && System.nanoTime() - begin < patience) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Lets go of all connections. */
    public void stop() {
        sockets.abandon(clock.now());
    }

    /** Only this connection is given up. One that is still being opened will not be followed. */
    @Override
    protected boolean onError(Object socket, Throwable error) {
        if (sockets.get(socket) instanceof TappedConnection connection) {
            connection.fail(error);
        } else {
            sockets.put(socket, Ignored.IGNORED);
            context.registry().failed(error);
        }
        return true;
    }

    @Override
    protected TlsBridge tls() {
        return tls;
    }

    @Override
    protected ClientBridge clients() {
        return clients;
    }

    // ---- opening

    @Override
    protected void onConnecting(Object socket, SocketAddress remote) {
        followed.connecting(socket, remote);
    }

    @Override
    protected void onConnected(Object socket) {
        followed.connected(socket);
    }

    @Override
    protected void onAccepted(Object socket) {
        followed.accepted(socket);
    }

    private @Nullable TappedConnection find(Object socket) {
        return followed.find(socket);
    }

    // ---- reading

    @Override
    protected void onRead(Object socket, byte[] array, int offset, int count) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.read(array, offset, count);
        }
    }

    @Override
    protected void onRead(Object socket, ByteBuffer buffer, int count) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.read(buffer, count);
        }
    }

    @Override
    protected void onReading(Object socket, ByteBuffer[] buffers, int offset, int length) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.reading(buffers, offset, length);
        }
    }

    @Override
    protected void onRead(Object socket, ByteBuffer[] buffers, int offset, int length, long count) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.read(buffers, offset, count);
        }
    }

    @Override
    protected void onEndOfStream(Object socket) {
        TappedConnection connection = sockets.connection(socket);
        if (connection != null) {
            connection.endOfStream();
        }
    }

    @Override
    protected void onReadFailed(Object socket, Throwable failure) {
        TappedConnection connection = sockets.connection(socket);
        if (connection != null) {
            connection.readFailed(failure);
        }
    }

    // ---- writing

    @Override
    protected void onWriting(Object socket, byte[] array, int offset, int length) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.writing(array, offset, length);
        }
    }

    @Override
    protected void onWriting(Object socket, ByteBuffer buffer) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.writing(buffer);
        }
    }

    @Override
    protected void onWriting(Object socket, ByteBuffer[] buffers, int offset, int length) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.writing(buffers, offset, length);
        }
    }

    @Override
    protected void onWrote(Object socket, byte[] array, int offset, int count) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.wrote(array, offset, count);
        }
    }

    @Override
    protected void onWrote(Object socket, ByteBuffer buffer, int count) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.wrote(buffer, count);
        }
    }

    @Override
    protected void onWrote(Object socket, ByteBuffer[] buffers, int offset, int length, long count) {
        TappedConnection connection = find(socket);
        if (connection != null) {
            connection.wrote(buffers, offset, count);
        }
    }

    @Override
    protected void onWriteFailed(Object socket, Throwable failure) {
        TappedConnection connection = sockets.connection(socket);
        if (connection != null) {
            connection.writeFailed(failure);
        }
    }

    @Override
    protected void onTransferred(Object target, long count) {
        TappedConnection connection = find(target);
        if (connection != null) {
            connection.transferred(count);
        }
    }

    // ---- closing

    @Override
    protected void onShuttingInput(Object socket) {
        TappedConnection connection = sockets.connection(socket);
        if (connection != null) {
            connection.shuttingInput();
        }
    }

    @Override
    protected void onShuttingOutput(Object socket) {
        TappedConnection connection = sockets.connection(socket);
        if (connection != null) {
            connection.shuttingOutput();
        }
    }

    @Override
    protected void onClosing(Object socket) {
        TappedConnection connection = sockets.connection(socket);
        if (connection != null) {
            if (connection.isTwin()) {
                sockets.expunge(); // its client may be garbage: up to JDK 17 a finalizer then takes leave in TLS
            }
            connection.closing();
        }
    }

    @Override
    protected void onClosed(Object socket) {
        Tracked tracked = sockets.get(socket);
        if (tracked instanceof TappedConnection connection && !connection.closed()) {
            return; // the write that is still to be reported must find it
        }
        if (tracked != null) {
            sockets.remove(socket);
        }
    }
}
