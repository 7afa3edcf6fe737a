package io.jsniff.agent.tap;

/**
 * What all connections of a tap share.
 *
 * @param openings announces them
 * @param clock tells the time
 * @param scratch lends arrays
 */
record TapShare(Openings openings, MonotonicClock clock, Scratch scratch) {}
