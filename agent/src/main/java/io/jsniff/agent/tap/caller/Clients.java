package io.jsniff.agent.tap.caller;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.tap.socket.InnerSocket;
import io.jsniff.agent.tap.socket.SocketTable;
import io.jsniff.bytes.HeapSize;
import io.jsniff.bytes.MemoryAccount;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which objects own connections, and who asks for them. Owners get numbers, in the order in which they are first seen; neither
 * they nor sockets nor tasks are kept alive.
 */
public final class Clients extends ClientBridge {
    private static final int MAX = 1 << 12;
    private static final int MAX_SOCKETS = 1 << 14;
    /** What an owner takes, with its name. */
    private static final int OWNER = 256;
    /** What is known of a task takes, without the stack of who asks for it. */
    private static final int TASK = 256;

    private final Callers callers;
    private final SocketTable<PoolOwner> owners;
    private final SocketTable<PoolOwner> makers;
    private final SocketTable<ConnectContext> tasks;
    private final AtomicInteger latest = new AtomicInteger();
    /** Nothing stays in it: what is set is taken back by the method that set it. */
    @SuppressWarnings("ThreadLocalUsage") // there is one of these, and it is to go when the agent goes
    private final ThreadLocal<@Nullable ConnectContext> present = new ThreadLocal<>();

    public Clients(Callers callers, MemoryAccount account) {
        this.callers = callers;
        this.owners = new SocketTable<>(MAX, account, OWNER);
        this.makers = new SocketTable<>(MAX_SOCKETS, account, 0);
        this.tasks = new SocketTable<>(MAX_SOCKETS, account, TASK);
    }

    /** What the present thread is about, or what was in hand of the one who made a socket. Forgets the socket. */
    public ConnectContext of(Object socket) {
        ConnectContext made = tasks.get(socket);
        PoolOwner maker = makers.get(socket);
        if (made != null) {
            tasks.remove(socket);
        }
        if (maker != null) {
            makers.remove(socket);
        }
        ConnectContext known = present();
        return new ConnectContext(
                maker != null ? maker : known.owner() == null && made != null ? made.owner() : known.owner(),
                known.asker() == null && made != null ? made.asker() : known.asker(),
                known.waiting());
    }

    private ConnectContext present() {
        ConnectContext known = present.get();
        return known == null ? ConnectContext.NONE : known;
    }

    private @Nullable Object begin(ConnectContext behalf) {
        ConnectContext before = present.get();
        present.set(behalf);
        return before;
    }

    @Override
    protected void onOwned(Object socket, Object owner) {
        Object carrier = socket instanceof Socket outer ? InnerSocket.carrier(InnerSocket.below(outer)) : socket;
        if (carrier != null) {
            PoolOwner known = known(owner);
            if (known != null) {
                makers.put(carrier, known);
            }
        }
    }

    @Override
    protected @Nullable Object onConnecting(Object owner) {
        return begin(
                new ConnectContext(known(owner), present().asker(), present().waiting()));
    }

    @Override
    protected @Nullable Object onAsking() {
        return begin(new ConnectContext(null, asker(), null));
    }

    @Override
    protected void onLeft(Object task, boolean waits) {
        ConnectContext known = present();
        AsyncCaller asker = known.asker() == null ? asker() : known.asker();
        if (asker != null || known.owner() != null || waits) {
            long stack = asker == null ? 0 : HeapSize.of(asker.caller()) + HeapSize.of(asker.stack());
            tasks.put(task, new ConnectContext(known.owner(), asker, waits ? waiting(known) : null), stack);
        }
    }

    /** Who waits for what this thread is about, or else this thread. */
    private static ThreadRef waiting(ConnectContext known) {
        ThreadRef other = known.waiting();
        return other == null ? ThreadRef.ofThisThread() : other;
    }

    private @Nullable AsyncCaller asker() {
        AsyncCaller found = callers.asker();
        return found == null ? present().asker() : found;
    }

    @Override
    protected @Nullable Object onTakenUp(Object task) {
        ConnectContext left = tasks.get(task);
        return begin(left == null ? ConnectContext.NONE : left);
    }

    @Override
    protected void onDone(@Nullable Object before) {
        if (before == null) {
            present.remove();
        } else {
            present.set((ConnectContext) before);
        }
    }

    /** {@code null} if there is no room for it: with a number of its own for each connection it would pass for many. */
    private synchronized @Nullable PoolOwner known(Object owner) {
        PoolOwner known = owners.get(owner);
        if (known != null) {
            return known;
        }
        PoolOwner added = PoolOwner.of(owner, latest.incrementAndGet());
        return owners.put(owner, added) ? added : null;
    }

    /** Forgets what is garbage. */
    public void expunge() {
        forget(owners);
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
