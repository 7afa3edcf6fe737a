package io.jsniff.http;

/**
 * How much of what a peer sends is believed. What goes beyond makes a message malformed, but for {@code pipelined}.
 *
 * @param headBytes longest head, first line and blank line included
 * @param headerLines most lines of a head behind the first
 * @param chunkLineBytes longest chunk-size line of RFC 9112, section 7.1, extensions included
 * @param trailerBytes longest trailer section
 * @param pipelined how many requests without a response are remembered one by one; a response to one beyond is taken for that
 *     to a plain GET
 */
public record HttpLimits(int headBytes, int headerLines, int chunkLineBytes, int trailerBytes, int pipelined) {
    /** Twice what servers and clients accept by default, so that what they understand is understood here. */
    public static final HttpLimits STANDARD = new HttpLimits(64 << 10, 1000, 16 << 10, 64 << 10, 1024);
}
