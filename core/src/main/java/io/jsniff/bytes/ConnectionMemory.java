package io.jsniff.bytes;

import io.jsniff.bytes.Limits.Part;
import org.jspecify.annotations.Nullable;

/**
 * What one connection holds of the heap, by part. What it holds of a part costs nothing while that is nothing. {@link #trim} is to be
 * called now and then, {@link #close} at the end. Guarded as the connection is.
 */
public final class ConnectionMemory {
    private final MemoryBudget budget;
    private @Nullable MemoryLease heads;
    private @Nullable MemoryLease bodies;
    private @Nullable MemoryLease streams;
    private @Nullable MemoryLease hpack;
    private @Nullable MemoryLease tls;
    private @Nullable MemoryLease connection;

    /** Of a connection that holds nothing yet. */
    public ConnectionMemory(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Without bounds. */
    public static ConnectionMemory unbounded() {
        return new ConnectionMemory(MemoryBudget.unbounded());
    }

    /** Heads that have begun, and exchanges without their bodies. */
    public MemoryLease heads() {
        MemoryLease lease = heads == null ? lease(Part.HEADS) : heads;
        heads = lease;
        return lease;
    }

    /** Bodies. */
    public MemoryLease bodies() {
        MemoryLease lease = bodies == null ? lease(Part.BODIES) : bodies;
        bodies = lease;
        return lease;
    }

    /** Streams of HTTP/2. */
    public MemoryLease streams() {
        MemoryLease lease = streams == null ? lease(Part.STREAMS) : streams;
        streams = lease;
        return lease;
    }

    /** Tables of header compression. */
    public MemoryLease hpack() {
        MemoryLease lease = hpack == null ? lease(Part.HPACK) : hpack;
        hpack = lease;
        return lease;
    }

    /** Records of TLS. */
    public MemoryLease tls() {
        MemoryLease lease = tls == null ? lease(Part.TLS) : tls;
        tls = lease;
        return lease;
    }

    /** What dissects it. */
    public MemoryLease connection() {
        MemoryLease lease = connection == null ? lease(Part.CONNECTIONS) : connection;
        connection = lease;
        return lease;
    }

    private MemoryLease lease(Part part) {
        return budget.of(part).lease();
    }

    /** Whether there is so little left for heads that none should wait for long. */
    public boolean isShort() {
        return heads != null && heads.isShort();
    }

    /** An exchange was not waited with, for lack of memory: counted. */
    public void spared() {
        budget.of(Part.HEADS).spared();
    }

    /** Gives back what is not held any more. */
    public void trim() {
        heads = trimmed(heads);
        bodies = trimmed(bodies);
        streams = trimmed(streams);
        hpack = trimmed(hpack);
        tls = trimmed(tls);
        connection = trimmed(connection);
    }

    private static @Nullable MemoryLease trimmed(@Nullable MemoryLease lease) {
        if (lease != null) {
            lease.trim();
        }
        return lease;
    }

    /** The connection is no more. */
    public void close() {
        close(heads);
        close(bodies);
        close(streams);
        close(hpack);
        close(tls);
        close(connection);
    }

    private static void close(@Nullable MemoryLease lease) {
        if (lease != null) {
            lease.close();
        }
    }
}
