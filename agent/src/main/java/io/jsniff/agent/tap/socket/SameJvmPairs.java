package io.jsniff.agent.tap.socket;

import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Endpoint;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows which connections have both their ends in this JVM, so that they are followed once. Ends are matched by their pair of
 * addresses: the end that is announced first is followed, the other is not. A server's end that may have its client here is
 * announced with its first byte, which cannot come before the client's end was announced; thus the client's end is first.
 *
 * <p>A client may be closed before its server accepts, so a client's end is remembered for a while. Clients of a Unix-domain
 * socket have no address of their own: there any client's end matches any server's end of the same path.
 */
public final class SameJvmPairs {
    private static final long MEMORY = TimeUnit.SECONDS.toNanos(30);
    private static final int MAX_REMEMBERED = 8192;
    private static final int MAX_MATCHED = 1 << 16;
    public static final long STILL_OPEN = Long.MAX_VALUE;

    /** What one that is remembered takes, with its ends. */
    private static final int REMEMBERED = 512;

    private final MemoryAccount account;
    private final Map<Pair, Pair> pairs = new HashMap<>();
    /** When the server's end of a connection that is followed at its client's end was closed. */
    private final Map<Pair, Long> matched = new HashMap<>();

    private final ArrayDeque<Remembered> closedClients = new ArrayDeque<>();

    public SameJvmPairs() {
        this(MemoryBudget.unbounded().of(Part.CORRELATION));
    }

    /**
     * An empty table.
     *
     * @param account what may be held of clients that are closed; of those that are open their connections count
     */
    public SameJvmPairs(MemoryAccount account) {
        this.account = account;
    }

    /** A client's end opens; false if its server's end is being followed. */
    public synchronized boolean clientOpens(Endpoint source, Endpoint dest) {
        Pair pair = new Pair(source, dest);
        Pair unmatched = pairs.get(pair);
        if (unmatched != null && unmatched.servers > 0) {
            unmatched.servers--;
            tidy(unmatched);
            return false;
        }
        of(pair).clients++;
        return true;
    }

    /** A server's end opens; false if its client's end is being, or was, followed. */
    public synchronized boolean serverOpens(Endpoint source, Endpoint dest) {
        Pair pair = new Pair(source, dest);
        Pair unmatched = pairs.get(pair);
        if (unmatched != null && unmatched.clients > 0) {
            boolean open = unmatched.clients > unmatched.closed;
            unmatched.clients--;
            unmatched.closed = Math.min(unmatched.closed, unmatched.clients);
            tidy(unmatched);
            if (open && matched.size() < MAX_MATCHED) { // one that is closed would not take it away again
                matched.put(pair, STILL_OPEN);
            }
            return false;
        }
        of(pair).servers++;
        return true;
    }

    /** A client's end that was followed is closed. */
    public synchronized void clientClosed(Endpoint source, Endpoint dest, long now) {
        forget(now);
        Pair pair = new Pair(source, dest);
        matched.remove(pair);
        Pair unmatched = pairs.get(pair);
        if (unmatched == null) {
            return; // matched
        }
        if (mayMeet(source, dest) && account.reserve(REMEMBERED)) {
            unmatched.closed++;
            closedClients.add(new Remembered(unmatched, now + MEMORY));
        } else {
            drop(unmatched, true);
        }
    }

    /** A server's end that was followed is closed. */
    public synchronized void serverClosed(Endpoint source, Endpoint dest) {
        drop(new Pair(source, dest), false);
    }

    /** A server's end that is not followed, because its client's end is, closes of its own accord. */
    public synchronized void twinCloses(Endpoint source, Endpoint dest, long now) {
        matched.computeIfPresent(new Pair(source, dest), (pair, known) -> Math.min(known, now));
    }

    /** When the server's end was closed; {@link #STILL_OPEN} if it was not, or is not in this JVM. */
    public synchronized long twinClosedAt(Endpoint source, Endpoint dest) {
        return matched.getOrDefault(new Pair(source, dest), STILL_OPEN);
    }

    /** Whether both ends are on this machine, as far as their addresses tell. */
    public static boolean mayMeet(Endpoint source, Endpoint dest) {
        byte[] address = dest.address();
        return address.length == 0
                || Arrays.equals(source.address(), address)
                || (isLoopback(source) && isLoopback(dest));
    }

    private static boolean isLoopback(Endpoint end) {
        return end.address().length == 4 && end.address()[0] == 127;
    }

    private void forget(long now) {
        Remembered oldest = closedClients.peek();
        while (oldest != null && (oldest.until <= now || closedClients.size() > MAX_REMEMBERED)) {
            closedClients.remove();
            account.release(REMEMBERED);
            expire(oldest.pair);
            oldest = closedClients.peek();
        }
    }

    /** Not what has met its server since, nor a later client of the same addresses. */
    private void expire(Pair remembered) {
        if (remembered.closed > 0) {
            remembered.closed--;
            drop(remembered, true);
        }
    }

    private void drop(Pair pair, boolean client) {
        Pair unmatched = pairs.get(pair);
        if (unmatched != null) {
            if (client) {
                unmatched.clients = Math.max(0, unmatched.clients - 1);
            } else {
                unmatched.servers = Math.max(0, unmatched.servers - 1);
            }
            tidy(unmatched);
        }
    }

    private Pair of(Pair pair) {
        Pair known = pairs.putIfAbsent(pair, pair);
        return known == null ? pair : known;
    }

    private void tidy(Pair unmatched) {
        if (unmatched.clients == 0 && unmatched.servers == 0) {
            pairs.remove(unmatched);
        }
    }

    private record Remembered(Pair pair, long until) {}

    /** Two addresses, and how many ends between them wait for their other end. A key that is its own value: many are kept. */
    private static final class Pair {
        private final Endpoint source;
        private final Endpoint dest;
        private int clients;
        /** How many of the clients are closed, and remembered. */
        private int closed;

        private int servers;

        Pair(Endpoint source, Endpoint dest) {
            this.source = source;
            this.dest = dest;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that && source.equals(that.source) && dest.equals(that.dest);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + dest.hashCode();
        }
    }
}
