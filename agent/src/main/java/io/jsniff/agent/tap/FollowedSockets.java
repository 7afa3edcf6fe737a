package io.jsniff.agent.tap;

import io.jsniff.agent.tap.caller.Clients;
import io.jsniff.agent.tap.filter.TapFilter;
import io.jsniff.agent.tap.socket.ListeningPorts;
import io.jsniff.agent.tap.socket.SameJvmPairs;
import io.jsniff.agent.tap.socket.SocketEndpoints;
import io.jsniff.connection.AddressPool;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Side;
import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Decides which sockets are followed, when they open or are first met, and finds the connections of those that are. */
final class FollowedSockets {
    private final TapFilter filter;
    private final boolean older;
    private final ListeningPorts listening;
    private final TapContext context;
    private final TrackedSockets sockets;
    private final Clients clients;
    private final AddressPool addresses = new AddressPool();
    private final LongAdder givenUp = new LongAdder();

    /**
     * @param older whether there may be sockets that are older than the agent; they are picked up at their first byte
     * @param clients tells on whose behalf a socket connects
     */
    FollowedSockets(TapFilter filter, boolean older, TapContext context, TrackedSockets sockets, Clients clients) {
        this.filter = filter;
        this.older = older;
        this.listening = older ? ListeningPorts.now() : ListeningPorts.UNKNOWN;
        this.context = context;
        this.sockets = sockets;
        this.clients = clients;
    }

    /** How many connections are not followed because there were too many at once. */
    long givenUp() {
        return givenUp.sum();
    }

    /** A connect begins. */
    void connecting(Object socket, SocketAddress remote) {
        String host = SocketEndpoints.hostName(remote);
        if (sockets.get(socket) == Ignored.IGNORED) {
            return; // the agent's own
        }
        if (filter.accepts(Side.CLIENT, SocketEndpoints.endpoint(remote), host)) {
            if (!sockets.put(
                    socket,
                    new Connecting(
                            context.clock().now(), host, context.callers().opener(clients.of(socket))))) {
                givenUp.increment();
            }
        }
    }

    /** A connect is done. */
    void connected(Object socket) {
        if (sockets.get(socket) instanceof Connecting connecting) {
            SocketEndpoints ends = endpoints(socket);
            if (ends == null) {
                sockets.remove(socket);
                return;
            }
            follow(socket, connecting.done(ends, context.clock().now()), true);
        }
    }

    /** A connection was accepted. */
    void accepted(Object socket) {
        long now = context.clock().now();
        SocketEndpoints ends = endpoints(socket);
        if (ends == null) {
            return;
        }
        Endpoint source = ends.remote();
        Endpoint dest = ends.local();
        if (filter.accepts(Side.SERVER, dest, null)) {
            Connection opening = new Connection(Connecting.UNNUMBERED, Side.SERVER, source, dest, null, now, now);
            follow(socket, opening, !SameJvmPairs.mayMeet(source, dest));
        } else if (older) {
            sockets.put(socket, Ignored.IGNORED);
        }
    }

    private @Nullable SocketEndpoints endpoints(Object socket) {
        SocketEndpoints ends = SocketEndpoints.of(socket);
        return ends == null ? null : ends.sharing(addresses);
    }

    private @Nullable TappedConnection follow(Object socket, Connection opening, boolean announce) {
        TappedConnection connection = new TappedConnection(opening, context);
        if (!sockets.put(socket, connection)) {
            givenUp.increment();
            return null;
        }
        if (announce) {
            connection.announce();
        }
        return connection;
    }

    /** The connection of a socket that is read from or written to, if it is followed; one that is older than the agent is picked up. */
    @Nullable
    TappedConnection find(Object socket) {
        Tracked tracked = sockets.get(socket);
        if (tracked instanceof TappedConnection connection) {
            return connection.isSilent() ? forget(socket, connection) : connection;
        }
        return tracked == null && older ? pickUp(socket) : null;
    }

    /** Of a socket that will not be heard of again there is nothing left to find, unless its close tells of the other end. */
    private @Nullable TappedConnection forget(Object socket, TappedConnection silent) {
        if (silent.isTwin()) {
            return null;
        } else if (older) {
            sockets.put(socket, Ignored.IGNORED);
        } else {
            sockets.remove(socket);
        }
        return null;
    }

    /** It is older than the agent: how it was opened, and by whom, is not known for certain. */
    private synchronized @Nullable TappedConnection pickUp(Object socket) {
        if (sockets.get(socket) != null) {
            return sockets.connection(socket); // another thread reads or writes it, too
        }
        SocketEndpoints ends = endpoints(socket);
        if (ends != null) {
            boolean client = listening.probablyConnected(ends.local(), ends.remote());
            Side side = client ? Side.CLIENT : Side.SERVER;
            Endpoint source = client ? ends.local() : ends.remote();
            Endpoint dest = client ? ends.remote() : ends.local();
            String host = client ? ends.host() : null;
            if (filter.accepts(side, dest, host)) {
                return follow(
                        socket,
                        new Connection(
                                Connecting.UNNUMBERED,
                                side,
                                source,
                                dest,
                                host,
                                Connection.UNKNOWN,
                                Connection.UNKNOWN),
                        client);
            }
            sockets.put(socket, Ignored.IGNORED);
        }
        return null;
    }
}
