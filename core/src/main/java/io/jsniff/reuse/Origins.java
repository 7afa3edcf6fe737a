package io.jsniff.reuse;

import io.jsniff.bytes.HeapSize;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Side;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which connections are open, by origin: so that it is known, when one more is opened, which might have served instead. Its lock
 * is taken when a connection opens or ends, never by an exchange. Of more origins than it has room for it forgets those that have
 * been quiet for longest.
 */
public final class Origins {
    private static final int MAX_ORIGINS = 4096;

    /** What an origin takes of which little is known: its key, its place, itself and its list of ends. */
    private static final int EMPTY = HeapSize.object(4)
            + 2 * HeapSize.object(2)
            + HeapSize.object(8)
            + HeapSize.object(8)
            + 4 * HeapSize.object(8);

    private final Map<Key, Origin> origins = new LinkedHashMap<>(16, 0.75f, true);
    private final int mostOrigins;
    private final MemoryAccount account;

    /** With nothing open yet, and no bound but that in number. */
    public Origins() {
        this(MAX_ORIGINS, MemoryBudget.unbounded().of(Part.EVIDENCE));
    }

    /** @param account what they may hold: of origins beyond it those that have been quiet for longest are forgotten, too */
    public Origins(MemoryAccount account) {
        this(MAX_ORIGINS, account);
    }

    Origins(int mostOrigins) {
        this(mostOrigins, MemoryBudget.unbounded().of(Part.EVIDENCE));
    }

    private Origins(int mostOrigins, MemoryAccount account) {
        this.mostOrigins = mostOrigins;
        this.account = account;
    }

    /**
     * Which connections could serve instead of each other: those that the same client library has to the same host and port,
     * for no two have a pool in common. Seen from the server or on the wire, only those from the same address, too.
     */
    private record Key(
            @Nullable String host,
            Place dest,
            @Nullable Place source,
            @Nullable String library) {
        static Key of(Connection connection) {
            String host = connection.host();
            boolean client = connection.side() == Side.CLIENT;
            Opener opener = connection.opener();
            return new Key(
                    host,
                    host == null
                            ? Place.of(connection.dest())
                            : new Place(new byte[0], connection.dest().port()),
                    client ? null : new Place(connection.source().address(), 0),
                    opener == null ? null : opener.library());
        }

        /**
         * By hand, as the hash: what a record brings with it is made of a method handle of the JDK, which would remember this
         * class, and by it the agent's class loader, after the agent has left.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && dest.equals(that.dest)
                    && Objects.equals(host, that.host)
                    && Objects.equals(source, that.source)
                    && Objects.equals(library, that.library);
        }

        @Override
        public int hashCode() {
            int ends = 31 * dest.hashCode() + Objects.hashCode(source);
            return 31 * (31 * ends + Objects.hashCode(host)) + Objects.hashCode(library);
        }
    }

    private record Place(byte[] address, int port) {
        static Place of(Endpoint end) {
            return new Place(end.address().length == 0 ? end.ip() : end.address(), end.port());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that && port == that.port && Arrays.equals(address, that.address);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(address) + port;
        }
    }

    /** A connection opens. One whose opening was not seen explains others, but is not explained itself. */
    public synchronized OpenConnection open(Connection connection) {
        Key key = Key.of(connection);
        Origin origin = origins.get(key);
        if (origin == null) {
            origin = new Origin(EMPTY + connection.heapBytes());
            if (origins.size() == mostOrigins) {
                forgetEldest();
            }
            origins.put(key, origin);
            charge(origin);
        }
        return origin.open(connection);
    }

    /** A connection ends, or is half closed: it can serve no more. May be called again for the same. */
    synchronized CloseEvidence close(
            OpenConnection connection, Close close, boolean over, @Nullable LastExchange last) {
        CloseEvidence ending = connection.ending(close, over, last, this);
        Origin origin = connection.origin();
        if (origin != null) {
            origin.remove(connection);
            origin.remember(ending);
            charge(origin);
        }
        return ending;
    }

    /** What is known of an origin is worth more than what is known of one that has been quiet for longer. */
    private void charge(Origin origin) {
        account.release(origin.charge(0));
        long bytes = origin.heapBytes();
        while (!origin.isForgotten() && !account.reserve(bytes)) {
            forgetEldest();
        }
        if (!origin.isForgotten()) {
            origin.charge(bytes);
        }
    }

    private void forgetEldest() {
        Iterator<Origin> eldest = origins.values().iterator();
        account.release(eldest.next().forget());
        eldest.remove();
    }

    /** Nothing more is known of a connection from here on. */
    synchronized void forget(OpenConnection connection) {
        Origin origin = connection.origin();
        if (origin != null) {
            origin.remove(connection);
        }
    }

    synchronized int idleBeside(OpenConnection connection) {
        Origin origin = connection.origin();
        return origin == null ? 0 : origin.idleBeside(connection);
    }

    synchronized List<CloseEvidence.Past> pastOf(OpenConnection connection) {
        Origin origin = connection.origin();
        return origin == null ? List.of() : origin.past();
    }
}
