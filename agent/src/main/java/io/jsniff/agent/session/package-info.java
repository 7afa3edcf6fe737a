/**
 * The agent at work in a JVM: start, stop, status and summary.
 *
 * <p>A session belongs to a host, which is either the process's standard error or a terminal that attached. There is one session at
 * a time in a JVM. The bridge holds it as a {@link java.util.function.Function}, because who asks it later may have been loaded by
 * another class loader and has other classes of the same names.
 */
@NullMarked
package io.jsniff.agent.session;

import org.jspecify.annotations.NullMarked;
