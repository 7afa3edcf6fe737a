package io.jsniff.http;

import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;

/**
 * Cuts the bytes of one connection into messages of one protocol and tells a {@link MessageListener}. It may leave in the
 * middle of a call, when the connection becomes a tunnel or proves to speak something else: then {@link #feed} takes fewer
 * bytes than it was given, and who called hands the rest, and all that follows, to another dissector.
 */
public interface Dissector extends ByteListener {
    /**
     * Bytes flowed; as {@link #bytes}, but says how many of them were taken.
     *
     * @return {@code length}, or less if the dissector has left; it is not to be called again then
     */
    int feed(Direction direction, byte[] array, int offset, int length, long time);

    @Override
    default void bytes(Direction direction, byte[] array, int offset, int length, long time) {
        feed(direction, array, offset, length, time);
    }

    /** Whether it takes more bytes, and why not; asked after each call that brought bytes, or told of their loss. */
    default Outcome outcome() {
        return Outcome.ONGOING;
    }

    /** Time passes: what was waited for long enough is given up. */
    default void tick(long now) {}

    /** Whether it is between messages and has nothing to remember, so that a new one would do as well. */
    default boolean isAtRest() {
        return false;
    }

    /** Gives the one that takes over what this one has held back, and tells it where some of that was lost. */
    default void handOver(ByteListener next) {}

    /**
     * What goes on after {@link Outcome.Kind#MALFORMED}: makes runs of the bytes that this dissector did not take, its open
     * messages going on.
     */
    default Dissector asRuns() {
        return this;
    }
}
