package io.jsniff.agent.tap.feed;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The wall clock as it was once, and monotonic from there on: differences are true durations. */
public final class MonotonicClock {
    private final long offset;

    /** A clock anchored to the present wall time. */
    public MonotonicClock() {
        Instant wall = Instant.now();
        this.offset = TimeUnit.SECONDS.toNanos(wall.getEpochSecond()) + wall.getNano() - System.nanoTime();
    }

    /** Nanoseconds since the epoch. */
    public long now() {
        return offset + System.nanoTime();
    }
}
