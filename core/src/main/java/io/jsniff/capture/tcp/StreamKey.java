package io.jsniff.capture.tcp;

import io.jsniff.capture.packet.Segment;
import io.jsniff.connection.Endpoint;

/** Addresses and ports of a stream. */
final class StreamKey {
    private static final long MAPPED_IPV4 = 0xffffL;

    private final long sourceHigh;
    private final long sourceLow;
    private final long destHigh;
    private final long destLow;
    private final int sourcePort;
    private final int destPort;
    final int hash;

    /**
     * The key of the stream of a segment.
     *
     * @param fromSource whether the segment's sender is the stream's source
     */
    StreamKey(Segment s, boolean fromSource, int hash) {
        this.hash = hash;
        sourceHigh = fromSource ? s.sourceHigh() : s.destHigh();
        sourceLow = fromSource ? s.sourceLow() : s.destLow();
        destHigh = fromSource ? s.destHigh() : s.sourceHigh();
        destLow = fromSource ? s.destLow() : s.sourceLow();
        sourcePort = fromSource ? s.sourcePort() : s.destPort();
        destPort = fromSource ? s.destPort() : s.sourcePort();
    }

    /** Whether the segment flows from the stream's source to its dest. */
    boolean isToDest(Segment s) {
        return s.sourcePort() == sourcePort
                && s.destPort() == destPort
                && s.sourceLow() == sourceLow
                && s.destLow() == destLow
                && s.sourceHigh() == sourceHigh
                && s.destHigh() == destHigh;
    }

    /** Whether the segment flows from the stream's dest to its source. */
    boolean isToSource(Segment s) {
        return s.sourcePort() == destPort
                && s.destPort() == sourcePort
                && s.sourceLow() == destLow
                && s.destLow() == sourceLow
                && s.sourceHigh() == destHigh
                && s.destHigh() == sourceHigh;
    }

    Endpoint source() {
        return endpoint(sourceHigh, sourceLow, sourcePort);
    }

    Endpoint dest() {
        return endpoint(destHigh, destLow, destPort);
    }

    private static Endpoint endpoint(long high, long low, int port) {
        boolean ip4 = high == 0 && low >>> 32 == MAPPED_IPV4;
        byte[] address = new byte[ip4 ? 4 : 16];
        for (int i = 1; i <= Math.min(8, address.length); i++) {
            address[address.length - i] = (byte) (low >>> (8 * (i - 1)));
        }
        for (int i = 0; i < address.length - 8; i++) {
            address[i] = (byte) (high >>> (8 * (7 - i)));
        }
        return Endpoint.of(address, port);
    }

    /** The same for both directions; salted, so that no one can choose addresses that collide. */
    static int hash(Segment s, long salt) {
        boolean swap = s.sourceLow() > s.destLow() || (s.sourceLow() == s.destLow() && s.sourcePort() > s.destPort());
        long low1 = swap ? s.destLow() : s.sourceLow();
        long low2 = swap ? s.sourceLow() : s.destLow();
        int ports = swap ? (s.destPort() << 16) | s.sourcePort() : (s.sourcePort() << 16) | s.destPort();
        long h = mix(low1 ^ salt) + low2;
        h = mix(h ^ ((s.sourceHigh() ^ s.destHigh()) * 0x9e37_79b9_7f4a_7c15L)) + ports;
        return (int) mix(h);
    }

    private static long mix(long value) {
        long m = value * 0xff51_afd7_ed55_8ccdL;
        return ((m ^ (m >>> 32)) * 0xc4ce_b9fe_1a85_ec53L) ^ (m >>> 29);
    }
}
