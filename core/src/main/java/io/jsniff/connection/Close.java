package io.jsniff.connection;

/**
 * The end of a connection.
 *
 * @param originator who ended it first
 * @param reset whether by RST (or an error on the socket) instead of an orderly FIN
 * @param time when, in nanoseconds since the epoch
 */
public record Close(Originator originator, boolean reset, long time) {}
