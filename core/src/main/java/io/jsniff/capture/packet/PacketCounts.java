package io.jsniff.capture.packet;

/**
 * What became of the frames so far.
 *
 * @param frames all of them
 * @param segments TCP segments found
 * @param other frames that carry something else
 * @param malformed frames with headers that contradict themselves or the frame's length
 * @param cut frames captured too short for their headers
 * @param fragments frames that were fragments of IP packets
 * @param fragmentsDropped fragments given up: too many, too old, or contradicting each other
 */
public record PacketCounts(
        long frames, long segments, long other, long malformed, long cut, long fragments, long fragmentsDropped) {}
