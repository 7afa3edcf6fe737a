package io.jsniff.capture.pcap;

import io.jsniff.capture.PacketSink;
import java.nio.ByteOrder;

/** Frames as libpcap writes them to a capture file: a header of 16 bytes in the machine's order, then the frame. */
final class Records {
    /** Seconds, fraction, captured length, length: 32 bits each. */
    static final int HEADER = 16;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    /** What libpcap said to the last call that wrote to them; 0 at the end, negative for a failure. */
    private int result;

    /** Takes what a file in memory holds. */
    void take(MemoryFile file, int said) {
        length = file.length();
        bytes = file.read(bytes, length);
        result = said;
    }

    int result() {
        return result;
    }

    /** Hands the frames over; {@code fraction} is how many nanoseconds a time stamp's fraction counts in. */
    void deliver(PacketSink sink, long fraction) {
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

    private static int int32(byte[] a, int i) {
        int value = (a[i] & 0xff) | ((a[i + 1] & 0xff) << 8) | ((a[i + 2] & 0xff) << 16) | (a[i + 3] << 24);
        return LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
    }
}
