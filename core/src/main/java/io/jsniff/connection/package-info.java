/**
 * Connections as every tap reports them, and the one inbound port of the core: {@link
 * io.jsniff.connection.ConnectionListener}.
 *
 * <p>The agent's taps and the capture tap differ in all but this: they say that a connection opened, hand over the bytes of
 * its two directions in order, and say how it ended. Times are nanoseconds since the Unix epoch, taken from a monotonic clock
 * that was anchored to wall time once, so that differences between them are true durations.
 */
@NullMarked
package io.jsniff.connection;

import org.jspecify.annotations.NullMarked;
