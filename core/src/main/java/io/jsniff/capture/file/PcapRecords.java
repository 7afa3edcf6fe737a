package io.jsniff.capture.file;

import io.jsniff.capture.PacketSink;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Frames as they stand in a capture file: a header of 16 bytes in the machine's order, then the frame. */
public final class PcapRecords {
    /** Seconds, fraction, captured length, length: 32 bits each. */
    public static final int HEADER = 16;
    /** No link type that is understood has larger frames. */
    public static final int LARGEST_FRAME = 262_144;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int result;

    /** The array to write records to, with room for so many bytes; what it held is still there. */
    public byte[] reserve(int room) {
        if (bytes.length < room) {
            bytes = Arrays.copyOf(bytes, Math.max(room, bytes.length * 2));
        }
        return bytes;
    }

    /**
     * So much of the array holds whole records.
     *
     * @param said more than 0 if there may be more records; 0 if these are the last; negative if reading failed after them
     */
    public void set(int count, int said) {
        length = count;
        result = said;
    }

    /** What the reader said. */
    public int result() {
        return result;
    }

    /** Hands the frames over; {@code fraction} is how many nanoseconds a time stamp's fraction counts in. */
    public void deliver(PacketSink sink, long fraction) {
        byte[] array = bytes;
        int at = 0;
        while (at + HEADER <= length) {
            long time = (int32(array, at) & 0xffff_ffffL) * 1_000_000_000L + int32(array, at + 4) * fraction;
            int captured = int32(array, at + 8);
            int onWire = int32(array, at + 12);
            at += HEADER;
            if (captured < 0 || captured > length - at) {
                return;
            }
            sink.packet(array, at, captured, Math.max(captured, onWire), time);
            at += captured;
        }
    }

    /** How many bytes of the frame were captured whose record begins at a position. */
    static int captured(byte[] array, int record) {
        return int32(array, record + 8);
    }

    static int int32(byte[] a, int i) {
        int value = (a[i] & 0xff) | ((a[i + 1] & 0xff) << 8) | ((a[i + 2] & 0xff) << 16) | (a[i + 3] << 24);
        return LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
    }
}
