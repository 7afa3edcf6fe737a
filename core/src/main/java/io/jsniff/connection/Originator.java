package io.jsniff.connection;

/** Who or what ended a connection. */
public enum Originator {
    /** The source end sent the first FIN or RST, or closed its socket first. */
    CLIENT,
    /** The dest end did. */
    SERVER,
    /** Nobody: the tap gave up an idle connection. */
    TIMEDOUT,
    /** Nobody: the tap had no room to follow the connection further. */
    TRUNCATED;

    /** The end whose last byte has been sent in {@code direction}. */
    public static Originator senderOf(Direction direction) {
        return direction == Direction.TO_DEST ? CLIENT : SERVER;
    }
}
