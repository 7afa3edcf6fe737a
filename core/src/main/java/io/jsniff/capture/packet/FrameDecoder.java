package io.jsniff.capture.packet;

/**
 * Decodes frames of one link type, one at a time, into one {@link Segment}. Never throws because of what a frame holds. Not
 * thread-safe.
 */
public final class FrameDecoder {
    /** Layers of tunnels in tunnels that are followed. */
    private static final int MAX_DEPTH = 8;

    private static final int TCP_HEADER = 20;

    private final LinkType link;
    private final Segment segment = new Segment();
    private final FrameCursor cursor = new FrameCursor();
    private final Fragments fragments;
    private final IpLayer ip;
    private long frames;
    private long segments;
    private long other;
    private long malformed;
    private long cut;

    /**
     * @param link what the frames begin with
     * @param mostFragmented most IP packets that wait for fragments at a time
     */
    public FrameDecoder(LinkType link, int mostFragmented) {
        this.link = link;
        this.fragments = new Fragments(mostFragmented);
        this.ip = new IpLayer(segment, fragments);
    }

    /** The segment that {@link #decode} found last. */
    public Segment segment() {
        return segment;
    }

    /** What became of the frames so far. */
    public PacketCounts counts() {
        long lies = malformed + ip.malformedLengths();
        return new PacketCounts(frames, segments, other, lies, cut, fragments.seen(), fragments.dropped());
    }

    /**
     * Decodes a frame.
     *
     * @param array holds the frame; not kept
     * @param captured bytes of it that were captured
     * @param length bytes of it on the wire
     * @param time when it was captured, in nanoseconds since the epoch
     * @return whether it holds a TCP segment, or the last fragment of one
     */
    public boolean decode(byte[] array, int offset, int captured, int length, long time) {
        frames++;
        cursor.set(array, offset, captured, length);
        DecodeStep step = LinkLayer.enter(link, cursor);
        if (step == DecodeStep.IP) {
            step = ip.enter(cursor, time);
        }
        if (step != DecodeStep.TCP) {
            step = unwrap(step, time);
        }
        return count(step == DecodeStep.TCP ? tcp() : step);
    }

    /** Walks on through tunnels. */
    private DecodeStep unwrap(DecodeStep from, long time) {
        DecodeStep step = from;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            switch (step) {
                case IP -> step = ip.enter(cursor, time);
                case ETHERNET -> step = LinkLayer.ethernet(cursor);
                case UDP -> step = Tunnel.udp(cursor);
                case GRE -> step = Tunnel.gre(cursor);
                default -> {
                    return step;
                }
            }
        }
        return DecodeStep.OTHER;
    }

    /** RFC 9293, section 3.1. */
    private DecodeStep tcp() {
        FrameCursor c = cursor;
        if (!c.has(TCP_HEADER)) {
            return c.length() < TCP_HEADER ? DecodeStep.MALFORMED : DecodeStep.CUT;
        }
        int header = (c.u8(12) >> 4) * 4;
        if (header < TCP_HEADER || header > c.length()) {
            return DecodeStep.MALFORMED;
        }
        segment.sourcePort = c.u16(0);
        segment.destPort = c.u16(2);
        segment.sequence = c.s32(4);
        segment.acknowledgment = c.s32(8);
        segment.flags = c.u8(13);
        c.skip(header);
        segment.array = c.array();
        segment.captured = c.captured();
        segment.offset = segment.captured == 0 ? 0 : c.position(); // options that were cut off end beyond the array
        segment.length = c.length();
        return DecodeStep.TCP;
    }

    private boolean count(DecodeStep step) {
        switch (step) {
            case TCP -> segments++;
            case MALFORMED -> malformed++;
            case CUT -> cut++;
            case WAITING -> {
                // counted by itself
            }
            default -> other++;
        }
        return step == DecodeStep.TCP;
    }
}
