package io.jsniff.capture.pcap;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.jsniff.capture.PacketSink;

/** Fetches frames one by one, where batches cannot be had. */
final class SingleReader implements PcapFrameReader {
    private static final int END_OF_FILE = -2;

    private final long handle;
    private final long fraction;
    private final Memory out = new Memory(2 * Long.BYTES);
    private final long out0 = Pointer.nativeValue(out);
    private byte[] frame = new byte[1 << 16];

    SingleReader(long handle, long fraction) {
        this.handle = handle;
        this.fraction = fraction;
    }

    @Override
    public int read(PacketSink sink) {
        int result = Libpcap.pcap_next_ex(handle, out0, out0 + Long.BYTES);
        if (result == 1) {
            deliver(sink, new Pointer(out.getLong(0)), new Pointer(out.getLong(Long.BYTES)));
        }
        return result == END_OF_FILE ? 0 : result;
    }

    /** {@code struct timeval} has two longs, which are 32 bits wide on Windows. */
    private void deliver(PacketSink sink, Pointer header, Pointer data) {
        boolean narrow = Platform.isWindows();
        long seconds = narrow ? header.getInt(0) & 0xffff_ffffL : header.getLong(0);
        long rest = header.getInt(narrow ? 4 : 8);
        int lengths = narrow ? 8 : 16;
        int captured = header.getInt(lengths);
        if (frame.length < captured) {
            frame = new byte[captured];
        }
        data.read(0, frame, 0, captured);
        long time = seconds * 1_000_000_000L + rest * fraction;
        sink.packet(frame, 0, captured, Math.max(captured, header.getInt(lengths + 4)), time);
    }

    @Override
    public void close() {
        out.close();
    }
}
