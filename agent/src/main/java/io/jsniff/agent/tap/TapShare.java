package io.jsniff.agent.tap;

/**
 * What all connections of a tap share.
 *
 * @param openings announces them
 * @param clock tells the time
 * @param scratch lends arrays
 * @param meeting where they find what is inside their TLS
 */
record TapShare(Openings openings, MonotonicClock clock, Scratch scratch, TlsMeeting meeting) {}
