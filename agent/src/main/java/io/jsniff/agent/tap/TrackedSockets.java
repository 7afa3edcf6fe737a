package io.jsniff.agent.tap;

import io.jsniff.agent.tap.socket.SocketTable;
import io.jsniff.bytes.HeapSize;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Opener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sockets that something is known of, and what can be told to all of their connections at once. */
final class TrackedSockets {
    private static final int MAX = 1 << 20;

    /** What a connection takes while it is idle: measured, with its ends, its opener and what explains it. A stack comes on top. */
    private static final int CONNECTION = 1 << 10;

    private final SocketTable<Tracked> sockets;
    private final LongAdder neverClosed = new LongAdder();

    /** @param account what connections may hold */
    TrackedSockets(MemoryAccount account) {
        sockets = new SocketTable<>(MAX, account, CONNECTION);
    }

    @Nullable
    Tracked get(Object socket) {
        return sockets.get(socket);
    }

    /** The connection of a socket, if it is followed. */
    @Nullable
    TappedConnection connection(Object socket) {
        return sockets.get(socket) instanceof TappedConnection connection ? connection : null;
    }

    /** False if there are too many. */
    boolean put(Object socket, Tracked tracked) {
        Opener opener = tracked.opener();
        return sockets.put(
                socket, tracked, opener == null || opener.stack().isEmpty() ? 0 : HeapSize.of(opener.stack()));
    }

    void remove(Object socket) {
        sockets.remove(socket);
    }

    /** How many sockets became garbage without being closed. */
    long neverClosed() {
        return neverClosed.sum();
    }

    /** The connections that are followed; of very many only so many. */
    List<Connection> open(int most) {
        List<Connection> open = new ArrayList<>();
        each(new Consumer<>() {
            @Override
            public void accept(TappedConnection connection) {
                if (open.size() < most) {
                    connection.addIfFollowed(open);
                }
            }
        });
        return open;
    }

    /** Whether a write that was answered is still to be reported. */
    boolean isBehind() {
        boolean[] behind = {false};
        each(new Consumer<>() {
            @Override
            public void accept(TappedConnection connection) {
                behind[0] |= connection.isBehind();
            }
        });
        return behind[0];
    }

    void tick(long now) {
        each(new Consumer<>() {
            @Override
            public void accept(TappedConnection connection) {
                connection.tick(now);
            }
        });
    }

    void abandon(long now) {
        each(new Consumer<>() {
            @Override
            public void accept(TappedConnection connection) {
                connection.abandoned(now);
            }
        });
    }

    private void each(Consumer<TappedConnection> action) {
        sockets.forEach(
                new Consumer<>() { // no lambda: the first one of a JVM takes its time
                    @Override
                    public void accept(Tracked tracked) {
                        if (tracked instanceof TappedConnection connection) {
                            accept(connection);
                        }
                    }

                    private void accept(TappedConnection connection) {
                        try {
                            action.accept(connection);
                        } catch (Throwable e) {
                            connection.fail(e); // the others are not to suffer from it
                        }
                    }
                });
    }

    /** The JDK closes it, or no one ever will. */
    private static void lost(TappedConnection connection) {
        try {
            connection.lost();
        } catch (Throwable e) {
            connection.fail(e);
        }
    }

    /** Ends the connections whose socket is garbage. */
    void expunge() {
        sockets.expunge(new Consumer<>() {
            @Override
            public void accept(Tracked tracked) {
                if (tracked instanceof TappedConnection connection && !connection.isSilent()) {
                    neverClosed.increment();
                    lost(connection);
                }
            }
        });
    }
}
