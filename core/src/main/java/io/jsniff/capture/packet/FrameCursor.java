package io.jsniff.capture.packet;

/**
 * A position in a frame, moved from header to header. Knows two ends: of what was captured, which may be read, and of what was
 * on the wire, which lengths are checked against. Multi-byte values are big-endian; the caller checks {@link #has} first.
 */
final class FrameCursor {
    private byte[] array = new byte[0];
    private int position;
    private int capturedEnd;
    private int wireEnd;

    void set(byte[] bytes, int offset, int captured, int length) {
        array = bytes;
        position = offset;
        capturedEnd = offset + captured;
        wireEnd = offset + Math.max(captured, length);
    }

    byte[] array() {
        return array;
    }

    int position() {
        return position;
    }

    /** Captured bytes from here. */
    int captured() {
        return Math.max(0, capturedEnd - position);
    }

    /** Bytes on the wire from here. */
    int length() {
        return wireEnd - position;
    }

    /** Whether so many bytes from here were captured. */
    boolean has(int count) {
        return capturedEnd - position >= count;
    }

    void skip(int count) {
        position += count;
    }

    /** The packet ends so many bytes from here: what follows is padding. */
    void limit(int length) {
        wireEnd = position + length;
        capturedEnd = Math.min(capturedEnd, wireEnd);
    }

    int u8(int at) {
        return array[position + at] & 0xff;
    }

    int u16(int at) {
        int i = position + at;
        return ((array[i] & 0xff) << 8) | (array[i + 1] & 0xff);
    }

    int s32(int at) {
        int i = position + at;
        return (array[i] << 24) | ((array[i + 1] & 0xff) << 16) | ((array[i + 2] & 0xff) << 8) | (array[i + 3] & 0xff);
    }

    long s64(int at) {
        return ((long) s32(at) << 32) | (s32(at + 4) & 0xffff_ffffL);
    }
}
