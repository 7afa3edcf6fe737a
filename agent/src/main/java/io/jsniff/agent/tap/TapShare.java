package io.jsniff.agent.tap;

import io.jsniff.bytes.MemoryBudget;

/**
 * What all connections of a tap share.
 *
 * @param openings announces them
 * @param clock tells the time
 * @param scratch lends arrays
 * @param meeting where they find what is inside their TLS
 * @param callers tells who closes them
 * @param budget what they may hold of the heap
 */
record TapShare(
        Openings openings,
        MonotonicClock clock,
        Scratch scratch,
        TlsMeeting meeting,
        Callers callers,
        MemoryBudget budget) {
    /** Whose connections may hold as much as they like. */
    TapShare(Openings openings, MonotonicClock clock, Scratch scratch, TlsMeeting meeting, Callers callers) {
        this(openings, clock, scratch, meeting, callers, MemoryBudget.unbounded());
    }
}
