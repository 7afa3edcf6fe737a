package io.jsniff.http.h2;

import io.jsniff.connection.Direction;

/** Hears of the streams of one connection that carries many at a time. */
public interface MultiplexListener {
    /**
     * A request begins on a new stream.
     *
     * @param stream its identifier, not 0
     * @param time when its first byte flowed, in nanoseconds since the epoch
     * @return what hears of its messages, the begin of this request first
     */
    StreamListener opened(int stream, long time);

    /** A response came on a stream whose request was not seen. */
    void orphan();

    /** As many bytes flowed through a stream that a CONNECT request has made a tunnel. */
    void tunnelBytes(long length);

    /** An end takes no more streams. It may say so again. */
    default void goAway(Direction direction) {}
}
