package io.jsniff.http;

/** What says where the body of a message ends (RFC 9112, section 6.3). */
public enum Framing {
    /** Content-Length. */
    CONTENT_LENGTH,
    /** The last chunk. */
    CHUNKED,
    /** The end of the connection. */
    CLOSE_DELIMITED
}
