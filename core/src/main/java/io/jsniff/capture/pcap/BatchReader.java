package io.jsniff.capture.pcap;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.jsniff.capture.PacketSink;
import io.jsniff.capture.file.PcapRecords;
import io.jsniff.capture.file.RecordReader;
import org.jspecify.annotations.Nullable;

/** Fetches frames in batches, which libpcap writes to memory as if to a capture file. */
final class BatchReader implements PcapFrameReader, RecordReader {
    /** Frames that one call brings. */
    private static final int BATCH = 32;

    private static final int FILE_HEADER = 24;

    private final long handle;
    private final long fraction;
    private final long callback;
    private final MemoryFile file;
    private final long dumper;
    private final PcapRecords records = new PcapRecords();

    private BatchReader(long handle, long fraction, long callback, MemoryFile file, long dumper) {
        this.handle = handle;
        this.fraction = fraction;
        this.callback = callback;
        this.file = file;
        this.dumper = dumper;
    }

    /**
     * One for a handle whose time stamps count in units of so many nanoseconds; none if the system cannot do it.
     *
     * @param most bytes that {@link #fill} may be asked for
     */
    static @Nullable BatchReader open(NativeLibrary library, long handle, long fraction, int most) {
        MemoryFile file =
                MemoryFile.open(FILE_HEADER + most + (long) BATCH * (PcapRecords.HEADER + PcapRecords.LARGEST_FRAME));
        long dumper = file == null ? 0 : Libpcap.pcap_dump_fopen(handle, file.address());
        if (file == null || dumper == 0) {
            return null;
        }
        long callback = Pointer.nativeValue(library.getFunction("pcap_dump"));
        return new BatchReader(handle, fraction, callback, file, dumper);
    }

    @Override
    public int read(PacketSink sink) {
        fill(records, 0);
        records.deliver(sink, fraction);
        return records.result();
    }

    /** Fetches batches until they have so many bytes, there are no more at present, or one cannot be had. */
    @Override
    public void fill(PcapRecords target, int enough) {
        file.restart();
        int result;
        do {
            result = Libpcap.pcap_dispatch(handle, BATCH, callback, dumper);
        } while (result > 0 && file.length() < enough);
        if (result != 0 || enough > 0) {
            Libpcap.pcap_dump_flush(dumper);
        }
        int length = file.length();
        file.read(target.reserve(length), length);
        target.set(length, result);
    }

    @Override
    public long fraction() {
        return fraction;
    }

    @Override
    public void close() {
        Libpcap.pcap_dump_close(dumper);
    }
}
