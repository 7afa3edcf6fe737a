package io.jsniff.agent.tap;

import io.jsniff.agent.tap.caller.Callers;
import io.jsniff.agent.tap.feed.MonotonicClock;
import io.jsniff.agent.tap.feed.ScratchArrays;
import io.jsniff.agent.tap.tls.TlsCorrelator;
import io.jsniff.bytes.MemoryBudget;

/**
 * What all connections of a tap share.
 *
 * @param registry announces them
 * @param clock tells the time
 * @param scratch lends arrays
 * @param correlator where they find what is inside their TLS
 * @param callers tells who closes them
 * @param budget what they may hold of the heap
 */
record TapContext(
        ConnectionRegistry registry,
        MonotonicClock clock,
        ScratchArrays scratch,
        TlsCorrelator correlator,
        Callers callers,
        MemoryBudget budget) {
    /** Whose connections may hold as much as they like. */
    TapContext(
            ConnectionRegistry registry,
            MonotonicClock clock,
            ScratchArrays scratch,
            TlsCorrelator correlator,
            Callers callers) {
        this(registry, clock, scratch, correlator, callers, MemoryBudget.unbounded());
    }
}
