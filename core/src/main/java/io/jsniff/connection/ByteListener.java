package io.jsniff.connection;

/**
 * Receives the bytes of the two directions of one connection, each in order. Never throws because of what the bytes are.
 * Not thread-safe: a tap whose directions run on different threads holds a lock of its own around each call.
 */
public interface ByteListener {
    /**
     * How many of the next bytes of a direction need not be shown: the tap may report them by {@link #skipped} without
     * copying them. 0 if the next byte matters; {@link Long#MAX_VALUE} if none will ever matter again.
     */
    long skippable(Direction direction);

    /**
     * Bytes flowed. The array belongs to the caller again after the call.
     *
     * @param time when, in nanoseconds since the epoch
     */
    void bytes(Direction direction, byte[] array, int offset, int length, long time);

    /** As many bytes flowed whose content is not shown; at most {@link #skippable} of them. */
    void skipped(Direction direction, long length, long time);

    /** As many bytes flowed but were lost to the tap; at least 1. */
    void gap(Direction direction, long length, long time);

    /** The sender of a direction has sent its last byte: FIN, RST or end of stream. At most once a direction. */
    void ended(Direction direction, long time);
}
