package io.jsniff.connection;

import io.jsniff.bytes.Ascii;
import java.util.Locale;

/** Who or what ended a connection. */
public enum Originator {
    /** The source end sent the first FIN or RST, or closed its socket first. */
    CLIENT,
    /** The dest end did. */
    SERVER,
    /** No one: the tap gave up an idle connection. */
    TIMEDOUT,
    /** No one: the tap had no room to follow the connection further. */
    TRUNCATED;

    @SuppressWarnings("ImmutableEnumChecker") // handed out as it is: writing an entry allocates nothing
    private final byte[] text = Ascii.bytes(name().toLowerCase(Locale.ROOT));

    /** As it is written: {@code client}, {@code server}, {@code timedout}, {@code truncated}. Not to be changed. */
    public byte[] text() {
        return text;
    }

    /** The end whose last byte has been sent in {@code direction}. */
    public static Originator senderOf(Direction direction) {
        return direction == Direction.TO_DEST ? CLIENT : SERVER;
    }
}
