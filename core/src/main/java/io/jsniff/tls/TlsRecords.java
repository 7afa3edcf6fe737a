package io.jsniff.tls;

/** Records whose fragments are in clear, as those of a handshake begin (RFC 8446, section 5.1). */
final class TlsRecords {
    private TlsRecords() {}

    /** What the handshake records at the begin of a range hold, joined; the last one may be cut off. */
    static ByteCursor handshake(byte[] bytes, int from, int to) {
        byte[] joined = new byte[Math.max(0, to - from)];
        int length = 0;
        int at = from;
        while (to - at > TlsRecord.HEADER && TlsRecord.isHandshake(bytes[at])) {
            int size = TlsRecord.length(bytes[at + 3], bytes[at + 4]);
            int present = Math.min(size, to - at - TlsRecord.HEADER);
            System.arraycopy(bytes, at + TlsRecord.HEADER, joined, length, present);
            length += present;
            at += TlsRecord.HEADER + present;
        }
        return new ByteCursor(joined, 0, length);
    }
}
