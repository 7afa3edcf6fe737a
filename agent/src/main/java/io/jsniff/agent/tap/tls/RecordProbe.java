package io.jsniff.agent.tap.tls;

import java.nio.ByteBuffer;

/**
 * Looks out for TLS records among the bytes of one connection, as long as one of them may lead to its engine. Guarded by the
 * connection's monitor.
 */
public final class RecordProbe {
    /** Records that pass before it is plain that they have no engine that could be found. */
    private static final int MAX_RECORDS = 64;

    private final TlsCarrier connection;
    private final TlsCorrelator correlator;
    private int records;

    /** A probe of a connection from its begin, or from where it was picked up. */
    public RecordProbe(TlsCarrier connection, TlsCorrelator correlator) {
        this.connection = connection;
        this.correlator = correlator;
    }

    /** Whether an engine may still be found. Read without the lock, it may be late by a moment. */
    public boolean isSearching() {
        return records < MAX_RECORDS;
    }

    /** Bytes have come in that may begin with a record. */
    public void arrived(byte[] array, int offset, int count) {
        if (isSearching()) {
            look(true, RecordKey.of(array, offset, count));
        }
    }

    /** The same, in a range of a buffer. */
    public void arrived(ByteBuffer buffer, int from, int count) {
        if (isSearching()) {
            look(true, RecordKey.of(buffer, from, count));
        }
    }

    /** What may be a record, by its {@link RecordKey}, is about to go. */
    public void leaving(long key) {
        look(false, key);
    }

    private void look(boolean in, long key) {
        if (correlator.passes(connection, in, key)) {
            records++;
        }
    }

    /** An engine was found. */
    public void found() {
        records = MAX_RECORDS;
    }

    /** There may be another engine. */
    public void reset() {
        records = 0;
    }
}
