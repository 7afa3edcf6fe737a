package io.jsniff.pipeline;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the connections of a pipeline count together; the numbers behind the honesty line. Safe for several threads. */
public final class PipelineCounters {
    private final AtomicInteger open = new AtomicInteger();

    private final DissectionFailures failures = new DissectionFailures();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder unknownBytes = new LongAdder();
    private final MalformedReasons malformed = new MalformedReasons();
    private final LongAdder orphans = new LongAdder();
    private final LongAdder unjoined = new LongAdder();
    private final LongAdder givenUp = new LongAdder();

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    void gap() {
        gaps.increment();
    }

    void unknown(long bytes) {
        unknownBytes.add(bytes);
    }

    void malformed(String reason) {
        malformed.add(reason);
    }

    void orphans(int responses) {
        orphans.add(responses);
    }

    void unjoinedTls() {
        unjoined.increment();
    }

    /** Errors of ours that ended the dissection of a connection. */
    public DissectionFailures failures() {
        return failures;
    }

    void gaveUp() {
        givenUp.increment();
    }

    /** Connections that there was no memory for. */
    public long givenUp() {
        return givenUp.sum();
    }

    /** TLS connections of a tap that sees inside others, but not inside these. */
    public long unjoined() {
        return unjoined.sum();
    }

    /** Connections that are open at this moment. */
    public int open() {
        return open.get();
    }

    /** Holes in the bytes of connections. */
    public long gaps() {
        return gaps.sum();
    }

    /** Bytes of protocols that are not understood. */
    public long unknownBytes() {
        return unknownBytes.sum();
    }

    /** Connections that began as HTTP and stopped being it. */
    public long malformed() {
        return malformed.count();
    }

    /** What was wrong with them, the commonest first, each as {@code REASON: COUNT}. */
    public List<String> malformedReasons() {
        return malformed.lines();
    }

    /** Responses that came without a request. */
    public long orphans() {
        return orphans.sum();
    }
}
