package io.jsniff.capture.pcap;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.jsniff.capture.PacketSink;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Fetches frames in batches, which libpcap writes to memory as if to a capture file. */
final class BatchReader implements FrameReader {
    private static final int BATCH = 64;
    /** Seconds, fraction, captured length, length: 32 bits each, in the machine's order. */
    private static final int RECORD_HEADER = 16;
    /** libpcap gives no larger frame for any link type that is understood. */
    private static final int LARGEST_FRAME = 262_144;

    private static final int FILE_HEADER = 24;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final long handle;
    private final long fraction;
    private final long callback;
    private final MemoryFile file;
    private final long dumper;
    private byte[] records = new byte[1 << 16];

    private BatchReader(long handle, long fraction, long callback, MemoryFile file, long dumper) {
        this.handle = handle;
        this.fraction = fraction;
        this.callback = callback;
        this.file = file;
        this.dumper = dumper;
    }

    /** One for a handle whose time stamps count in units of so many nanoseconds; none if the system cannot do it. */
    static @Nullable BatchReader open(NativeLibrary library, long handle, long fraction) {
        MemoryFile file = MemoryFile.open(FILE_HEADER + (long) BATCH * (RECORD_HEADER + LARGEST_FRAME));
        long dumper = file == null ? 0 : Libpcap.pcap_dump_fopen(handle, file.address());
        if (file == null || dumper == 0) {
            return null;
        }
        long callback = Pointer.nativeValue(library.getFunction("pcap_dump"));
        return new BatchReader(handle, fraction, callback, file, dumper);
    }

    @Override
    public int read(PacketSink sink) {
        file.restart();
        int count = Libpcap.pcap_dispatch(handle, BATCH, callback, dumper);
        if (count == 0) {
            return 0;
        }
        Libpcap.pcap_dump_flush(dumper);
        int length = file.length();
        records = file.read(records);
        deliver(sink, records, length);
        return count;
    }

    private void deliver(PacketSink sink, byte[] array, int length) {
        int at = 0;
        while (at + RECORD_HEADER <= length) {
            long time = (int32(array, at) & 0xffff_ffffL) * 1_000_000_000L + int32(array, at + 4) * fraction;
            int captured = int32(array, at + 8);
            int onWire = int32(array, at + 12);
            at += RECORD_HEADER;
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

    @Override
    public void close() {
        Libpcap.pcap_dump_close(dumper);
    }
}
