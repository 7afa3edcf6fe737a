package io.jsniff.capture;

import io.jsniff.capture.packet.FrameDecoder;
import io.jsniff.capture.packet.LinkType;
import io.jsniff.capture.packet.PacketCounts;
import io.jsniff.capture.packet.Segment;
import io.jsniff.capture.tcp.StreamCounts;
import io.jsniff.capture.tcp.StreamLimits;
import io.jsniff.capture.tcp.TcpStreamTable;
import io.jsniff.connection.ConnectionListener;
import java.util.concurrent.TimeUnit;

/** Reports the connections in the packets of a source. Runs once, on the thread that calls {@link #run}. */
public final class CaptureTap implements PacketSink {
    private final PacketSource source;
    private final FrameDecoder decoder;
    private final Segment segment;
    private final TcpStreamTable streams;
    private long lastTime;

    /**
     * @param mostFragmented most IP packets that wait for fragments at a time
     * @throws CaptureException if frames of the source's kind are not understood
     */
    public CaptureTap(PacketSource source, ConnectionListener listener, StreamLimits limits, int mostFragmented)
            throws CaptureException {
        LinkType link = LinkType.of(source.linkType())
                .orElseThrow(
                        () -> new CaptureException(
                                "frames of link type " + source.linkType()
                                        + " are not understood; those of Ethernet, Linux cooked, BSD loopback, raw IP, PPP, PPPoE and NFLOG are"));
        this.source = source;
        this.decoder = new FrameDecoder(link, mostFragmented);
        this.segment = decoder.segment();
        this.streams = new TcpStreamTable(listener, limits);
    }

    /**
     * Reads until the source is over or stopped, and reports what is still open then.
     *
     * @throws CaptureException if the source fails; what came before was reported
     */
    public void run() throws CaptureException {
        try {
            while (source.read(this)) {
                if (source.isLive()) {
                    lastTime = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
                    streams.clock(lastTime);
                }
            }
        } finally {
            streams.finish(lastTime);
        }
    }

    @Override
    public void packet(byte[] array, int offset, int captured, int length, long time) {
        lastTime = time;
        if (decoder.decode(array, offset, captured, length, time)) {
            streams.segment(segment, time);
        }
    }

    /** What became of the frames so far. */
    public PacketCounts packets() {
        return decoder.counts();
    }

    /** What became of the segments so far. */
    public StreamCounts streams() {
        return streams.counts();
    }
}
