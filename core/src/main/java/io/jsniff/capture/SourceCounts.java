package io.jsniff.capture;

/**
 * What the kernel counted.
 *
 * @param received packets that passed the filter
 * @param dropped packets that did not fit into the kernel's buffer
 * @param droppedByInterface packets that the network interface lost
 */
public record SourceCounts(long received, long dropped, long droppedByInterface) {
    /** Of a file. */
    public static final SourceCounts NONE = new SourceCounts(0, 0, 0);
}
