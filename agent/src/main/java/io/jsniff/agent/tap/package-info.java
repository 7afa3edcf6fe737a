/**
 * What the bridge calls: it finds the connection of a socket or channel and feeds the inbound port of the core,
 * {@link io.jsniff.connection.ConnectionListener}.
 *
 * <p>All of this runs inside the application's reads and writes. A connection's own lock is held while its bytes are parsed, never
 * across I/O; bodies are skipped, not copied; what no filter wants has no state at all. Two ends of one connection may live in this
 * JVM: the client's end is followed, the server's is not. The packages below are what a connection is made of; none of them
 * knows this one.
 */
@NullMarked
package io.jsniff.agent.tap;

import org.jspecify.annotations.NullMarked;
