package io.jsniff.capture;

import io.jsniff.capture.pcap.PcapSources;
import io.jsniff.capture.tcp.StreamLimits;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a capture file as far as the core's port and says how long it took: what is left of a run without the core. */
public final class CountPackets implements ConnectionHandler {
    private long bytes;
    private long closed;

    private @Nullable Connection latest;

    private CountPackets() {}

    private ConnectionHandler opened(Connection connection) {
        latest = connection;
        return this;
    }

    @Override
    public Connection connection() {
        return Objects.requireNonNull(latest);
    }

    /** Takes the file; with a second argument frames are only read. */
    public static void main(String[] args) throws CaptureException {
        long start = System.nanoTime();
        PacketSources sources = new PcapSources();
        long loaded = System.nanoTime();
        CountPackets count = new CountPackets();
        try (PacketSource source = sources.file(args[0], "")) {
            if (args.length > 1) {
                while (source.read((a, offset, captured, length, time) -> count.bytes += captured)) {
                    count.closed++;
                }
            } else {
                CaptureTap tap = new CaptureTap(source, count::opened, StreamLimits.standard(), 1024);
                tap.run();
                System.out.println(tap.packets() + "\n" + tap.streams());
            }
        }
        System.out.printf(
                "loaded in %d ms, read in %d ms, %d bytes, %d ends%n",
                (loaded - start) / 1_000_000, (System.nanoTime() - loaded) / 1_000_000, count.bytes, count.closed);
    }

    @Override
    public long skippable(Direction direction) {
        return 0;
    }

    @Override
    public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
        bytes += length;
    }

    @Override
    public void skipped(Direction direction, long length, long time) {}

    @Override
    public void gap(Direction direction, long length, long time) {}

    @Override
    public void ended(Direction direction, long time) {}

    @Override
    public void closing(Close close) {}

    @Override
    public void closed(Close close) {
        closed++;
    }

    @Override
    public void abandoned(long time) {
        closed++;
    }

    @Override
    public void tick(long now) {}
}
