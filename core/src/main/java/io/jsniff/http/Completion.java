package io.jsniff.http;

/** How a message came to its end. */
public enum Completion {
    /** By its own framing. */
    COMPLETE,
    /** The connection ended before the message did. */
    CUT,
    /** It came to its end, but some of its bytes were lost to the tap. */
    GAP
}
