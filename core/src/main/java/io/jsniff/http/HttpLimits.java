package io.jsniff.http;

/**
 * How much of what a peer sends is believed. What goes beyond makes a message of HTTP/1 malformed, but for {@code pipelined}; of
 * HTTP/2 it is left out.
 *
 * @param headBytes longest head, first line and blank line included; of HTTP/2 also the longest header block as compressed
 * @param headerLines most lines of a head after the first
 * @param chunkLineBytes longest chunk-size line of RFC 9112, section 7.1, extensions included
 * @param trailerBytes longest trailer section
 * @param pipelined how many requests without a response are remembered one by one; a response to one beyond is taken for that
 *     to a plain GET
 * @param tableBytes how much of a dynamic table of RFC 7541, section 2.3.2, is kept; fields beyond are not known
 * @param streams how many streams of a connection are followed at a time; the oldest is given up for one beyond
 */
public record HttpLimits(
        int headBytes,
        int headerLines,
        int chunkLineBytes,
        int trailerBytes,
        int pipelined,
        int tableBytes,
        int streams) {
    /** Twice what servers and clients accept by default, so that what they understand is understood here. */
    public static final HttpLimits STANDARD = new HttpLimits(64 << 10, 1000, 16 << 10, 64 << 10, 1024, 64 << 10, 4096);
}
