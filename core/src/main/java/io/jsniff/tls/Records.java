package io.jsniff.tls;

/** The record layer in clear (RFC 8446, section 5.1). */
final class Records {
    private static final int HANDSHAKE = 0x16;
    private static final int HEADER = 5;

    private Records() {}

    /** What the handshake records at the begin of a range hold, joined; the last one may be cut off. */
    static ByteCursor handshake(byte[] bytes, int from, int to) {
        byte[] joined = new byte[Math.max(0, to - from)];
        int length = 0;
        int at = from;
        while (to - at > HEADER && bytes[at] == HANDSHAKE) {
            int size = (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
            int present = Math.min(size, to - at - HEADER);
            System.arraycopy(bytes, at + HEADER, joined, length, present);
            length += present;
            at += HEADER + present;
        }
        return new ByteCursor(joined, 0, length);
    }
}
