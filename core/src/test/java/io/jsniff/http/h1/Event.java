package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;

/** Something that happens on a connection of a test. */
sealed interface Event {
    Direction direction();

    /** Bytes flow. */
    record Bytes(Direction direction, byte[] content) implements Event {
        @Override
        public String toString() {
            return direction + " " + Ascii.text(content, 0, content.length);
        }
    }

    /** Bytes are lost. */
    record Gap(Direction direction, int length) implements Event {}

    /** The sender has nothing more to say. */
    record End(Direction direction) implements Event {}

    /**
     * {@code >text} are bytes of the source, {@code <text} of the dest; {@code >~5} is a gap of five bytes, {@code >.} the end.
     * CR and LF stand as they are.
     */
    static Event of(String text) {
        Direction direction = text.charAt(0) == '>' ? Direction.TO_DEST : Direction.TO_SOURCE;
        String rest = text.substring(1);
        if (rest.equals(".")) {
            return new End(direction);
        }
        return rest.startsWith("~")
                ? new Gap(direction, Integer.parseInt(rest.substring(1)))
                : new Bytes(direction, Ascii.bytes(rest));
    }
}
