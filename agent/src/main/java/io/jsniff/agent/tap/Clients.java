package io.jsniff.agent.tap;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which client objects make which sockets. They get numbers, in the order in which they are first seen; neither they nor the
 * sockets are kept alive.
 */
final class Clients {
    private static final String JAVA_NET_HTTP = "java.net.http.HttpClient#";
    private static final int MOST = 1 << 12;
    private static final int MOST_SOCKETS = 1 << 14;

    private final SocketTable<String> names = new SocketTable<>(MOST);
    private final SocketTable<String> makers = new SocketTable<>(MOST_SOCKETS);
    private final AtomicInteger latest = new AtomicInteger();

    /** A client object has made a socket, which it has yet to connect. */
    synchronized void made(Object socket, Object client) {
        String name = names.get(client);
        if (name == null) {
            name = JAVA_NET_HTTP + latest.incrementAndGet();
            names.put(client, name);
        }
        makers.put(socket, name);
    }

    /** What the client that made a socket is, and its number; {@code null} if it is not known. Forgets the socket. */
    @Nullable
    String of(Object socket) {
        String name = makers.get(socket);
        if (name != null) {
            makers.remove(socket);
        }
        return name;
    }

    /** Forgets what is garbage. */
    void expunge() {
        Consumer<String> nothing = new Consumer<>() {
            @Override
            public void accept(String name) {}
        };
        names.expunge(nothing);
        makers.expunge(nothing);
    }
}
