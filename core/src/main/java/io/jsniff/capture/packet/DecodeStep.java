package io.jsniff.capture.packet;

/** What a layer found, with the cursor standing at it. */
enum DecodeStep {
    /** An IP header. */
    IP,
    /** An Ethernet header. */
    ETHERNET,
    /** A TCP header. */
    TCP,
    /** A UDP header. */
    UDP,
    /** A GRE header. */
    GRE,
    /** The frame is a fragment that waits for others. */
    WAITING,
    /** Something that carries no TCP. */
    OTHER,
    /** Headers that cannot be true. */
    MALFORMED,
    /** Too little was captured. */
    CUT
}
