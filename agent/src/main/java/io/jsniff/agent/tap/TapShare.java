package io.jsniff.agent.tap;

/**
 * What all connections of a tap share.
 *
 * @param openings announces them
 * @param clock tells the time
 * @param scratch lends arrays
 * @param meeting where they find what is inside their TLS
 * @param callers tells who closes them
 */
record TapShare(Openings openings, MonotonicClock clock, Scratch scratch, TlsMeeting meeting, Callers callers) {}
