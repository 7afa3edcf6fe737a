package io.jsniff.capture.packet;

/**
 * One TCP segment where it lies in its frame (RFC 9293, section 3.1). A decoder has a single one and overwrites it with the
 * next frame. Addresses are 128 bits in two halves; an IPv4 address is mapped into IPv6 ({@code ::ffff:a.b.c.d}).
 */
public final class Segment {
    /** The sender has no more data. */
    public static final int FIN = 0x01;
    /** Opens a connection. */
    public static final int SYN = 0x02;
    /** Resets a connection. */
    public static final int RST = 0x04;
    /** The acknowledgment number counts. */
    public static final int ACK = 0x10;

    private static final long MAPPED_IPV4 = 0xffff_0000_0000L;

    long sourceHigh;
    long sourceLow;
    long destHigh;
    long destLow;
    int sourcePort;
    int destPort;
    int sequence;
    int acknowledgment;
    int flags;
    byte[] array = new byte[0];
    int offset;
    int captured;
    int length;

    Segment() {}

    void addresses4(int source, int dest) {
        sourceHigh = 0;
        destHigh = 0;
        sourceLow = MAPPED_IPV4 | (source & 0xffff_ffffL);
        destLow = MAPPED_IPV4 | (dest & 0xffff_ffffL);
    }

    /** High half of the sender's address. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** Low half of the sender's address. */
    public long sourceLow() {
        return sourceLow;
    }

    /** High half of the receiver's address. */
    public long destHigh() {
        return destHigh;
    }

    /** Low half of the receiver's address. */
    public long destLow() {
        return destLow;
    }

    /** The sender's port. */
    public int sourcePort() {
        return sourcePort;
    }

    /** The receiver's port. */
    public int destPort() {
        return destPort;
    }

    /** Sequence number of the first byte, or of the SYN; unsigned. */
    public int sequence() {
        return sequence;
    }

    /** The next sequence number the sender expects; unsigned, counts only with {@link #ACK}. */
    public int acknowledgment() {
        return acknowledgment;
    }

    /** Whether any of the flags is set. */
    public boolean has(int mask) {
        return (flags & mask) != 0;
    }

    /** The array that holds the payload; not to be kept. */
    public byte[] array() {
        return array;
    }

    /** Where the payload begins. */
    public int offset() {
        return offset;
    }

    /** How many payload bytes were captured. */
    public int captured() {
        return captured;
    }

    /** How many payload bytes the segment had on the wire; more than {@link #captured} if the frame was cut. */
    public int length() {
        return length;
    }
}
