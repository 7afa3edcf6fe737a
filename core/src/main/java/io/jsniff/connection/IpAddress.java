package io.jsniff.connection;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.HeapSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An address with its text. */
final class IpAddress {
    /** Of an IPv6 address, eight groups of four digits. */
    private static final int MAX_TEXT_LENGTH = 39;

    /** 4 or 16 bytes in network order; none if there is only a text. */
    final byte[] bytes;

    private byte @Nullable [] text;

    private IpAddress(byte[] bytes, byte @Nullable [] text) {
        this.bytes = bytes;
        this.text = text;
    }

    /** An address of 4 or 16 bytes in network order, which are not copied. */
    static IpAddress of(byte[] bytes) {
        return new IpAddress(bytes, null);
    }

    /** What has no address but a text. */
    static IpAddress named(byte[] text) {
        return new IpAddress(new byte[0], text);
    }

    /** Dotted decimal, RFC 5952 for IPv6, or the name. */
    byte[] text() {
        byte[] known = text;
        if (known == null) {
            known = Ascii.bytes(bytes.length == 16 ? Ipv6Text.of(bytes) : dotted());
            text = known;
        }
        return known;
    }

    private String dotted() {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof IpAddress that
                        && Arrays.equals(bytes, that.bytes)
                        && (bytes.length > 0 || Arrays.equals(text(), that.text())));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes.length > 0 ? bytes : text());
    }

    /** What it takes in the heap, its text included although that may still be to be made. */
    long heapBytes() {
        byte[] shown = text;
        return HeapSize.object(2)
                + HeapSize.of(bytes)
                + (shown == null ? HeapSize.bytes(MAX_TEXT_LENGTH) : HeapSize.of(shown));
    }
}
