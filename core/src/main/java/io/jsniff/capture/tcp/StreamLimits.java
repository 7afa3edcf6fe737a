package io.jsniff.capture.tcp;

import java.util.concurrent.TimeUnit;

/**
 * The bounds of reassembly.
 *
 * @param streams most connections followed at a time; beyond, the one that is idle for longest is given up
 * @param midstream whether connections are followed whose opening was not seen
 * @param ticks whether handlers want to hear of the clock
 * @param idle nanoseconds without a packet after which an open connection is given up
 * @param opening nanoseconds without a packet after which one that is opening or closing is given up
 * @param queued most bytes that wait in one stream
 * @param queuedTotal most bytes that wait in all streams
 * @param remembered most closed connections that are remembered
 */
public record StreamLimits(
        int streams,
        boolean midstream,
        boolean ticks,
        long idle,
        long opening,
        int queued,
        int queuedTotal,
        int remembered) {

    /** Bounds for common use, to which the other constructor's arguments may be added by the methods below. */
    public static StreamLimits standard() {
        return new StreamLimits(
                131_072,
                false,
                false,
                TimeUnit.HOURS.toNanos(1),
                TimeUnit.MINUTES.toNanos(1),
                4 << 20,
                32 << 20,
                16_384);
    }

    /** The same with another bound on the number of streams. */
    public StreamLimits withStreams(int most) {
        return new StreamLimits(most, midstream, ticks, idle, opening, queued, queuedTotal, remembered);
    }

    /** The same, following connections from the middle or not. */
    public StreamLimits withMidstream(boolean wanted) {
        return new StreamLimits(streams, wanted, ticks, idle, opening, queued, queuedTotal, remembered);
    }

    /** The same, with or without ticks. */
    public StreamLimits withTicks(boolean wanted) {
        return new StreamLimits(streams, midstream, wanted, idle, opening, queued, queuedTotal, remembered);
    }

    /** The same with other bounds on what waits for missing bytes. */
    public StreamLimits withQueued(int each, int total) {
        return new StreamLimits(streams, midstream, ticks, idle, opening, each, total, remembered);
    }
}
