/** Taps TLS sockets and engines, of the JDK and of any other provider: one file for each type. */
@NullMarked
package io.jsniff.agent.instrument.tls;

import org.jspecify.annotations.NullMarked;
