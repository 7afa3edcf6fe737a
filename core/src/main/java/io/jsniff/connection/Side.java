package io.jsniff.connection;

/** Which end of a connection the tap sits at. */
public enum Side {
    /** This JVM connected. */
    CLIENT,
    /** This JVM accepted. */
    SERVER,
    /** Packets between the two. */
    WIRE
}
