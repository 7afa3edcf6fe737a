/**
 * Joins TLS sockets and engines with the connection that carries their records, and passes on what flows inside.
 *
 * <p>A socket knows the one below it. An engine knows nothing of its connection: both see the same records, and the second of them to
 * see one finds the first in a table. What these classes need of a connection is {@link io.jsniff.agent.tap.tls.TlsCarrier}.
 */
@NullMarked
package io.jsniff.agent.tap.tls;

import org.jspecify.annotations.NullMarked;
