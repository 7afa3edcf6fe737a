package io.jsniff.agent.tap;

/**
 * Where TLS engines meet their connections. What an engine has encrypted is written to its connection a little later, what a
 * connection has read is decrypted by its engine a little later: who is first leaves word.
 */
final class TlsMeeting {
    /** What the two tables take, with engines and connections that are no more and still stand there. */
    static final long HEAP_BYTES = 2 * Rendezvous.HEAP_BYTES;

    private final Rendezvous<TlsEnd> encrypted = new Rendezvous<>();
    private final Rendezvous<TappedConnection> arrived = new Rendezvous<>();
    private final MonotonicClock clock;

    TlsMeeting(MonotonicClock clock) {
        this.clock = clock;
    }

    /** An engine has made a record. */
    void encrypted(TlsEnd end, long key) {
        if (key == RecordKey.NONE) {
            return;
        }
        TlsEnd within = encrypted.peek(key);
        if (within != null && within != end) {
            end.giveWay(); // the same record twice: the one engine has called the other
        } else {
            end.tried();
            encrypted.leave(key, end, clock.now());
        }
    }

    /** An engine is about to decrypt a record. */
    void decrypting(TlsEnd end, long key) {
        if (key == RecordKey.NONE) {
            return;
        }
        end.tried();
        TappedConnection connection = arrived.fetch(key);
        if (connection != null) {
            end.join(connection);
        }
    }

    /**
     * A record has come by a connection that no engine has joined, or is about to go by it. Under the connection's lock.
     *
     * @param in whether it came in
     * @return whether there was a record, and no engine that it belongs to
     */
    boolean passes(TappedConnection connection, boolean in, long key) {
        if (key == RecordKey.NONE) {
            return false;
        } else if (in) {
            arrived.leave(key, connection, clock.now());
            return true;
        }
        TlsEnd end = encrypted.fetch(key);
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
