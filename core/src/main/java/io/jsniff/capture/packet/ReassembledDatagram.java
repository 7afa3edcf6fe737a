package io.jsniff.capture.packet;

import java.util.Arrays;
import java.util.BitSet;

/** An IP packet that is put together from fragments, in units of eight bytes (RFC 791, section 3.2; RFC 8200, section 4.5). */
final class ReassembledDatagram {
    private static final int UNIT = 8;
    private static final int MAX_BYTES = 65535;

    private final long firstSeen;
    private final BitSet units = new BitSet();
    private byte[] bytes = new byte[0];
    private int length = -1;
    private int protocol = -1;

    ReassembledDatagram(long firstSeen) {
        this.firstSeen = firstSeen;
    }

    long firstSeen() {
        return firstSeen;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** What the first fragment said that the packet carries. */
    int protocol() {
        return protocol;
    }

    /** Takes a fragment; false if it cannot be one of this packet, which is then not to be used any more. */
    boolean add(FrameCursor c, int offset, boolean more, int carries) {
        int count = c.length();
        int end = offset + count;
        boolean contradicts = length >= 0 && (end > length || (!more && end != length));
        if (contradicts || end > MAX_BYTES || count == 0 || !c.has(count) || (more && count % UNIT != 0)) {
            return false;
        }
        if (!more) {
            length = end;
        }
        if (offset == 0) {
            protocol = carries;
        }
        copy(c, offset, count);
        return units.length() <= units(length < 0 ? MAX_BYTES : length);
    }

    /** Bytes that came before stay: a later fragment cannot rewrite what another has said. */
    private void copy(FrameCursor c, int offset, int count) {
        if (bytes.length < offset + count) {
            bytes = Arrays.copyOf(bytes, offset + count);
        }
        for (int at = 0; at < count; at += UNIT) {
            int unit = (offset + at) / UNIT;
            if (!units.get(unit)) {
                units.set(unit);
                System.arraycopy(c.array(), c.position() + at, bytes, offset + at, Math.min(UNIT, count - at));
            }
        }
    }

    boolean isWhole() {
        return length >= 0 && protocol >= 0 && units.cardinality() == units(length);
    }

    private static int units(int length) {
        return (length + UNIT - 1) / UNIT;
    }
}
