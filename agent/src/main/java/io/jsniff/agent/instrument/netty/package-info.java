/** Notices that Netty takes a transport which passes by the JDK. */
@NullMarked
package io.jsniff.agent.instrument.netty;

import org.jspecify.annotations.NullMarked;
