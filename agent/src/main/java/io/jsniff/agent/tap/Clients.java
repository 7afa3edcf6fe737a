package io.jsniff.agent.tap;

import io.jsniff.agent.bridge.ClientBridge;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which objects own connections, and who asks for them. Owners get numbers, in the order in which they are first seen; neither
 * they nor sockets nor tasks are kept alive.
 */
final class Clients extends ClientBridge {
    private static final int MOST = 1 << 12;
    private static final int MOST_SOCKETS = 1 << 14;

    private final Callers callers;
    private final SocketTable<String> names = new SocketTable<>(MOST);
    private final SocketTable<String> makers = new SocketTable<>(MOST_SOCKETS);
    private final SocketTable<Behalf> tasks = new SocketTable<>(MOST_SOCKETS);
    private final AtomicInteger latest = new AtomicInteger();
    /** Nothing stays in it: what is set is taken back by the method that set it. */
    @SuppressWarnings("ThreadLocalUsage") // there is one of these, and it is to go when the agent goes
    private final ThreadLocal<@Nullable Behalf> present = new ThreadLocal<>();

    Clients(Callers callers) {
        this.callers = callers;
    }

    /** What the present thread is about, or what was in hand of the one who made a socket. Forgets the socket. */
    Behalf of(Object socket) {
        Behalf made = tasks.get(socket);
        String maker = makers.get(socket);
        if (made != null) {
            tasks.remove(socket);
        }
        if (maker != null) {
            makers.remove(socket);
        }
        Behalf known = present();
        return new Behalf(
                maker != null ? maker : known.client() == null && made != null ? made.client() : known.client(),
                known.asker() == null && made != null ? made.asker() : known.asker(),
                known.waiting());
    }

    private Behalf present() {
        Behalf known = present.get();
        return known == null ? Behalf.NOBODY : known;
    }

    private @Nullable Object begin(Behalf behalf) {
        Behalf before = present.get();
        present.set(behalf);
        return before;
    }

    @Override
    protected void onOwned(Object socket, Object owner) {
        Object carrier = socket instanceof Socket outer ? InnerSocket.carrier(InnerSocket.below(outer)) : socket;
        if (carrier != null) {
            makers.put(carrier, name(owner));
        }
    }

    @Override
    protected @Nullable Object onConnecting(Object owner) {
        return begin(new Behalf(name(owner), present().asker(), present().waiting()));
    }

    @Override
    protected @Nullable Object onAsking() {
        return begin(new Behalf(null, asker(), null));
    }

    @Override
    protected void onLeft(Object task, boolean waits) {
        Behalf known = present();
        Asker asker = known.asker() == null ? asker() : known.asker();
        if (asker != null || known.client() != null || waits) {
            tasks.put(task, new Behalf(known.client(), asker, waits ? waiting(known) : null));
        }
    }

    /** Who waits for what this thread is about, or else this thread. */
    private static Waiting waiting(Behalf known) {
        Waiting other = known.waiting();
        return other == null ? Waiting.ofThisThread() : other;
    }

    private @Nullable Asker asker() {
        Asker found = callers.asker();
        return found == null ? present().asker() : found;
    }

    @Override
    protected @Nullable Object onTakenUp(Object task) {
        Behalf left = tasks.get(task);
        return begin(left == null ? Behalf.NOBODY : left);
    }

    @Override
    protected void onDone(@Nullable Object before) {
        if (before == null) {
            present.remove();
        } else {
            present.set((Behalf) before);
        }
    }

    private synchronized String name(Object owner) {
        String name = names.get(owner);
        if (name == null) {
            name = kind(owner.getClass().getName()) + "#" + latest.incrementAndGet();
            names.put(owner, name);
        }
        return name;
    }

    /** The name that users know. */
    private static String kind(String className) {
        return switch (className) {
            case "jdk.internal.net.http.HttpClientImpl" -> "java.net.http.HttpClient";
            case "okhttp3.internal.connection.RealConnectionPool" -> "okhttp3.ConnectionPool";
            case "sun.security.ssl.SSLSocketFactoryImpl" -> "javax.net.ssl.SSLSocketFactory";
            default -> className;
        };
    }

    /** Forgets what is garbage. */
    void expunge() {
        forget(names);
        forget(makers);
        forget(tasks);
    }

    private static <V> void forget(SocketTable<V> table) {
        table.expunge(new Consumer<>() {
            @Override
            public void accept(V garbage) {}
        });
    }
}
