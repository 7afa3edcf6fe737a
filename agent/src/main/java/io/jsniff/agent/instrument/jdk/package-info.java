/** Taps sockets and channels of the JDK: one file for each type, with its methods and their advice. */
@NullMarked
package io.jsniff.agent.instrument.jdk;

import org.jspecify.annotations.NullMarked;
