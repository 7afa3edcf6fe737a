package io.jsniff.agent.tap.tls;

import io.jsniff.agent.tap.feed.MonotonicClock;
import io.jsniff.agent.tap.feed.ScratchArrays;
import io.jsniff.bytes.MemoryAccount;
import java.util.function.Consumer;

/**
 * What all that is TLS in a tap shares.
 *
 * @param correlator where engines find their connections
 * @param clock tells the time
 * @param scratch lends arrays for what stands outside the heap
 * @param memory what engines, and what waits for their connections, may hold
 * @param failures hears of errors of ours that belong to no connection
 */
public record TlsContext(
        TlsCorrelator correlator,
        MonotonicClock clock,
        ScratchArrays scratch,
        MemoryAccount memory,
        Consumer<Throwable> failures) {}
