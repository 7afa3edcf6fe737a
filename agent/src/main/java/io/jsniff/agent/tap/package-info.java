/**
 * What the bridge calls: it finds the connection of a socket or channel and feeds the inbound port of the core,
 * {@link io.jsniff.connection.ConnectionListener}.
 *
 * <p>All of this runs inside the application's reads and writes. A look-up takes no lock and allocates nothing; a connection's
 * own lock is held while its bytes are parsed, never across I/O; bodies are skipped, not copied; what no filter wants has no
 * state at all. Sockets are held weakly. There is one thread-local, which says for whom a
 * connection is being opened, and is set only while a client library does that: virtual threads come by the million.
 *
 * <p>Order is the one hard part. Bytes are reported when a call returns, so a thread that reads an answer may get here before
 * the thread that wrote the request has come back from its write. What arrives while a write is under way therefore waits for
 * it, up to a bound. And two ends of one connection may live in this JVM: the client's end is followed, the server's is not.
 */
@NullMarked
package io.jsniff.agent.tap;

import org.jspecify.annotations.NullMarked;
