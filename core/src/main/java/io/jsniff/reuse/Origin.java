package io.jsniff.reuse;

import io.jsniff.connection.Connection;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.reuse.CloseEvidence.Past;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the connections to one origin. Guarded by the lock of its {@link Origins}. */
final class Origin {
    /** So many connections are looked at when one more is opened: the newest. */
    private static final int MAX_SEEN = 256;
    /** So many neighbours of each kind are remembered. */
    private static final int MAX_KEPT = 3;

    private static final int MAX_PAST = 4;

    private final ArrayDeque<Past> past = new ArrayDeque<>(MAX_PAST);
    private final long empty;
    private boolean forgotten;
    private long charged;
    private long opened;
    private @Nullable OpenConnection newest;
    private @Nullable CloseEvidence before;

    /** @param empty what it takes as long as no connection to it has ended */
    Origin(long empty) {
        this.empty = empty;
    }

    /** What it takes in the heap; the connections that are open count by themselves. */
    long heapBytes() {
        return empty + (before == null ? 0 : before.heapBytes());
    }

    /** Remembers what it has been charged for; what that was before. */
    long charge(long bytes) {
        long before = charged;
        charged = bytes;
        return before;
    }

    /** It is not among the others any more; what it was charged for. */
    long forget() {
        forgotten = true;
        return charge(0);
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** A connection opens: looks at those that are there, and adds it. */
    OpenConnection open(Connection connection) {
        List<SiblingConnection> idle = new ArrayList<>(MAX_KEPT);
        List<SiblingConnection> busy = new ArrayList<>(MAX_KEPT);
        SiblingConnection elsewhere = null;
        String client = clientOf(connection);
        int idleOnes = 0;
        int busyOnes = 0;
        int seen = 0;
        for (OpenConnection one = newest; one != null && seen < MAX_SEEN; one = one.older, seen++) {
            boolean isBusy = one.isBusy();
            if (!one.connection().dest().equals(connection.dest())) {
                elsewhere = elsewhere == null && !isBusy ? one.now() : elsewhere;
            } else if (isBusy) {
                busyOnes++;
                keep(one, client, busy);
            } else {
                idleOnes++;
                if (!one.isOf(client)) {
                    one.passOver();
                }
                keep(one, client, idle);
            }
        }
        OpenEvidence opening = opened == 0
                ? OpenEvidence.FIRST
                : new OpenEvidence(opened, List.copyOf(idle), List.copyOf(busy), elsewhere, before, spent(), null);
        return add(new OpenConnection(connection.beside(idleOnes, busyOnes), this, opening));
    }

    /** The newest are kept, but one of the same client object is worth more than any other. */
    private static void keep(OpenConnection one, @Nullable String client, List<SiblingConnection> list) {
        if (list.size() < MAX_KEPT) {
            list.add(one.now());
        } else if (one.isOf(client)) {
            list.set(MAX_KEPT - 1, one.now());
        }
    }

    private int spent() {
        Set<String> clients = new HashSet<>();
        for (Past end : past) {
            String client = end.client();
            if (client != null && end.by() == Originator.CLIENT && end.exchanges() == 1) {
                clients.add(client);
            }
        }
        return clients.size();
    }

    private static @Nullable String clientOf(Connection connection) {
        Opener opener = connection.opener();
        return opener == null ? null : opener.client();
    }

    private OpenConnection add(OpenConnection connection) {
        opened++;
        connection.older = newest;
        if (newest != null) {
            newest.newer = connection;
        }
        newest = connection;
        return connection;
    }

    /** It is not open any more. May be called again. */
    void remove(OpenConnection connection) {
        if (connection.newer != null) {
            connection.newer.older = connection.older;
        } else if (newest == connection) {
            newest = connection.older;
        }
        if (connection.older != null) {
            connection.older.newer = connection.newer;
        }
        connection.newer = null;
        connection.older = null;
    }

    void remember(CloseEvidence ending) {
        before = ending.alone();
        if (past.size() == MAX_PAST) {
            past.removeLast();
        }
        past.addFirst(Past.of(ending));
    }

    List<Past> past() {
        return List.copyOf(past);
    }

    int idleBeside(OpenConnection connection) {
        int idle = 0;
        int seen = 0;
        for (OpenConnection one = newest; one != null && seen < MAX_SEEN; one = one.older, seen++) {
            if (one != connection && !one.isBusy()) {
                idle++;
            }
        }
        return idle;
    }
}
