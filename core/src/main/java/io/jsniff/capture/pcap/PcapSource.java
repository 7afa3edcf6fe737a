package io.jsniff.capture.pcap;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.jsniff.capture.CaptureException;
import io.jsniff.capture.PacketSink;
import io.jsniff.capture.PacketSource;
import io.jsniff.capture.SourceCounts;
import io.jsniff.capture.file.ReadAhead;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An open handle of libpcap. */
final class PcapSource implements PacketSource {
    private static final long DRAIN = 100_000_000L;

    private final String name;
    private final boolean live;
    private final long handle;
    private final PcapFrameReader reader;
    private final @Nullable ReadAhead ahead;
    private volatile boolean stopped;
    private boolean closed;
    private long drainUntil;

    PcapSource(String name, boolean live, long handle, NativeLibrary library) {
        this.name = name;
        this.live = live;
        this.handle = handle;
        long fraction = Libpcap.pcap_get_tstamp_precision(handle) == Libpcap.NANOSECONDS ? 1 : 1000;
        BatchReader batches = BatchReader.open(library, handle, fraction, live ? 0 : ReadAhead.ENOUGH);
        this.reader = batches == null ? new SingleReader(handle, fraction) : batches;
        this.ahead = batches == null || live ? null : new ReadAhead(batches);
    }

    /** Lets only those packets through that an expression of pcap-filter(7) matches. */
    void filter(String expression) throws CaptureException {
        try (Memory program = new Memory(2 * Long.BYTES)) {
            long address = Pointer.nativeValue(program);
            int done = Libpcap.pcap_compile(handle, address, expression, 1, Libpcap.NETMASK_UNKNOWN);
            if (done == 0) {
                done = Libpcap.pcap_setfilter(handle, address);
                Libpcap.pcap_freecode(address);
            }
            if (done != 0) {
                throw new CaptureException(
                        "packet filter '" + expression + "' is not valid: " + Libpcap.pcap_geterr(handle));
            }
        }
    }

    @Override
    public int linkType() {
        return Libpcap.pcap_datalink(handle);
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public boolean read(PacketSink sink) throws CaptureException {
        if (stopped) {
            return live && drain(sink);
        }
        int count = fetch(sink);
        return count > 0 || live;
    }

    private int fetch(PacketSink sink) throws CaptureException {
        int count = ahead == null ? reader.read(sink) : ahead.read(sink);
        if (count < 0 && count != Libpcap.BREAK) {
            throw new CaptureException(name + ": " + Libpcap.pcap_geterr(handle));
        }
        return count;
    }

    /** The kernel collects frames for a moment before it shows them; those that it has by now are part of the capture. */
    private boolean drain(PacketSink sink) throws CaptureException {
        if (drainUntil == 0) {
            drainUntil = System.nanoTime() + DRAIN;
            Libpcap.pcap_setnonblock(handle, 1, new byte[Libpcap.ERROR_BUFFER]);
        }
        if (fetch(sink) <= 0) {
            LockSupport.parkNanos(this, DRAIN / 20);
        }
        return System.nanoTime() - drainUntil < 0;
    }

    @Override
    public synchronized void wake() {
        if (live && !closed) {
            Libpcap.pcap_breakloop(handle);
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (ahead != null) {
            ahead.stop();
        }
        if (!closed) {
            Libpcap.pcap_breakloop(handle);
        }
    }

    /** {@code struct pcap_stat}: received, dropped, dropped by the interface, 32 bits each; Windows has more. */
    @Override
    public synchronized SourceCounts counts() {
        if (!live || closed) {
            return SourceCounts.NONE;
        }
        try (Memory stats = new Memory(64)) {
            stats.clear();
            int done = Libpcap.pcap_stats(handle, Pointer.nativeValue(stats));
            return done == 0 ? new SourceCounts(at(stats, 0), at(stats, 4), at(stats, 8)) : SourceCounts.NONE;
        }
    }

    private static long at(Memory stats, int offset) {
        return stats.getInt(offset) & 0xffff_ffffL;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (closeReader()) {
                Libpcap.pcap_close(handle);
            }
        }
    }

    /** Whether no one reads any more. */
    private boolean closeReader() {
        if (ahead != null) {
            return ahead.close();
        }
        reader.close();
        return true;
    }
}
