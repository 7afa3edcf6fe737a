package io.jsniff.agent.tap.tls;

import io.jsniff.agent.tap.feed.MonotonicClock;

/**
 * Where TLS engines and their connections find each other. What an engine has encrypted is written to its connection a little later, what a
 * connection has read is decrypted by its engine a little later: who is first leaves word.
 */
public final class TlsCorrelator {
    /** What the two tables take, with engines and connections that are no more and still stand there. */
    public static final long HEAP_BYTES = 2 * CorrelationTable.HEAP_BYTES;

    private final CorrelationTable<TappedTls> encrypted = new CorrelationTable<>();
    private final CorrelationTable<TlsCarrier> arrived = new CorrelationTable<>();
    private final MonotonicClock clock;

    /**
     * Empty tables.
     *
     * @param clock tells when what no one asks for expires
     */
    public TlsCorrelator(MonotonicClock clock) {
        this.clock = clock;
    }

    /** An engine has made a record. */
    void encrypted(TappedTls end, long key) {
        if (key == RecordKey.NONE) {
            return;
        }
        TappedTls within = encrypted.peek(key);
        if (within != null && within != end) {
            end.giveWay(); // the same record twice: the one engine has called the other
        } else {
            end.tried();
            encrypted.leave(key, end, clock.now());
        }
    }

    /** An engine is about to decrypt a record. */
    void decrypting(TappedTls end, long key) {
        if (key == RecordKey.NONE) {
            return;
        }
        TlsCarrier connection = arrived.fetch(key);
        if (connection == null) {
            end.tried();
        } else {
            end.join(connection);
        }
    }

    /**
     * A record has come by a connection that no engine has joined, or is about to go by it. Under the connection's lock.
     *
     * @param in whether it came in
     * @return whether there was a record, and no engine that it belongs to
     */
    public boolean passes(TlsCarrier connection, boolean in, long key) {
        if (key == RecordKey.NONE) {
            return false;
        } else if (in) {
            arrived.leave(key, connection, clock.now());
            return true;
        }
        TappedTls end = encrypted.fetch(key);
        if (end != null) {
            end.join(connection);
        }
        return end == null;
    }

    void expire(long now) {
        encrypted.expire(now);
        arrived.expire(now);
    }
}
