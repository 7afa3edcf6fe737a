package io.jsniff.http;

import io.jsniff.connection.Direction;

/**
 * Hears of the messages of one connection, as a dissector finds them. Requests flow {@link Direction#TO_DEST}, responses
 * {@link Direction#TO_SOURCE}; responses come in the order of their requests. Call order for each direction: {@link #started},
 * at most one {@link #head}, any {@link #body}, {@link #finished}; a message of a stream that is not HTTP has no head. A
 * response with interim ones before it reads {@link #started}, {@link #interim}, {@link #started} again and so on.
 * Arrays belong to the caller again after the call.
 */
public interface MessageListener {
    /**
     * The first byte of a message, or of the next part of a response that was {@link #interim}.
     *
     * @param time when, in nanoseconds since the epoch
     */
    void started(Direction direction, long time);

    /**
     * What the head, which is about to be told, says of the life of the connection. Not called if it says nothing.
     */
    default void persistence(Direction direction, Persistence said) {}

    /** The message, which is about to be told as cut, lacks this much. */
    default void lacks(Direction direction, Shortfall missing) {}

    /**
     * The head is complete: the range holds the first line, the header lines and the blank line, as on the wire (the first line
     * alone for a request of HTTP/0.9). A head that breaks off behind its first line is told as far as it came. An interim
     * (1xx) response is not reported here but by {@link #interim}.
     *
     * @param status the status code of a response, 0 for a request and if it is not known
     */
    void head(Direction direction, int status, byte[] array, int offset, int length);

    /** The same for a head that comes again and again: it is never changed, and may be kept as it is. */
    default void head(Direction direction, int status, Head head) {
        head(direction, status, head.bytes(), 0, head.bytes().length);
    }

    /**
     * An interim response is over. The response goes on with another {@link #started}, when the first byte after the interim
     * one flows: begin and size count from there.
     *
     * @param status 100 to 199
     */
    void interim(int status);

    /**
     * The head was told, and a body follows.
     *
     * @param framing what says where it ends
     * @param length as Content-Length says; 0 if other framing says where it ends
     */
    default void bodyFollows(Direction direction, Framing framing, long length) {}

    /** Whether {@link #body} is to be called for a direction; otherwise a dissector may skip body bytes by arithmetic. */
    boolean wantsBody(Direction direction);

    /**
     * Bytes after the head, as on the wire: chunk sizes and trailers included. All bytes of a message that has no head: a run of
     * bytes, the response to a request of HTTP/0.9, or a head that was cut off within its first line.
     */
    void body(Direction direction, byte[] array, int offset, int length);

    /**
     * The message is over.
     *
     * @param size bytes from first to last, head included, lost ones too
     * @param time when its last byte flowed, in nanoseconds since the epoch
     */
    void finished(Direction direction, long size, long time, Completion completion);

    /**
     * Bytes were lost, and with them the order of things: the requests that are without a response get none, the next response
     * answers the next request.
     */
    default void outOfStep() {}

    /**
     * What the message says of its length is wrong (RFC 9112, section 6.3). It goes on until the other end goes on: a response until
     * the next request begins, a request until it is answered; otherwise until the connection ends.
     *
     * @param reason what is wrong, for people, in a few words
     */
    default void unframed(Direction direction, String reason) {}
}
