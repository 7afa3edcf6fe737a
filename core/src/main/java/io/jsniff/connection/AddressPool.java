package io.jsniff.connection;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that were seen of late, so that endpoints share them: the many connections of a tap lead to few. Bounded. Takes no
 * lock; a look-up that misses, or that another thread overtakes, shares nothing. Safe for several threads.
 */
public final class AddressPool {
    private static final int SLOTS = 256;

    private final AtomicReferenceArray<@Nullable IpAddress> latest = new AtomicReferenceArray<>(SLOTS);

    /** The same endpoint, with an address that other endpoints may have, too. */
    public Endpoint share(Endpoint endpoint) {
        byte[] bytes = endpoint.address();
        if (bytes.length == 0) {
            return endpoint;
        }
        int hash = Arrays.hashCode(bytes);
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        IpAddress known = latest.get(slot);
        if (known == null || !Arrays.equals(known.bytes, bytes)) {
            latest.set(slot, endpoint.ipAddress());
            return endpoint;
        }
        return endpoint.at(known);
    }
}
