package io.jsniff.connection;

/** Which way bytes flow. The source is the end that connected, the dest the end that accepted. */
public enum Direction {
    /** From source to dest: in HTTP, requests. */
    TO_DEST,
    /** From dest to source: in HTTP, responses. */
    TO_SOURCE;

    /** The other way. */
    public Direction opposite() {
        return this == TO_DEST ? TO_SOURCE : TO_DEST;
    }
}
