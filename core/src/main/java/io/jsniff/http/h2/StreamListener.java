package io.jsniff.http.h2;

import io.jsniff.connection.Direction;
import io.jsniff.http.MessageListener;

/**
 * Hears of the one request and the one final response of a stream, as {@link MessageListener} says; {@link #closed} is the last call,
 * after no matter what had started has finished. {@link #outOfStep} is never called.
 */
public interface StreamListener extends MessageListener {
    /** The trailer lines of a message, each as {@code name: value} with its line end; between its body and its end. */
    void trailers(Direction direction, byte[] array, int offset, int length);

    /** An end breaks the stream off; what had begun will be told as cut, unless its end comes yet. */
    default void reset(StreamReset reset) {}

    /** Nothing more comes on this stream, also if a response is missing. */
    void closed();
}
