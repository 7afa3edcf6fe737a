package io.jsniff.capture;

/** Takes frames, one at a time. */
@FunctionalInterface
public interface PacketSink {
    /**
     * A frame. The array belongs to the caller again after the call.
     *
     * @param captured bytes of the frame that are in the array
     * @param length bytes it had on the wire
     * @param time when it was captured, in nanoseconds since the epoch
     */
    void packet(byte[] array, int offset, int captured, int length, long time);
}
