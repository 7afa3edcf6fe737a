/**
 * HTTP client libraries: which object owns the connection that is about to be opened, and who asked for it where another thread
 * opens it. One file for each library: the methods of it that are tapped and the advice that only it needs. What else is known of
 * a library stands in {@code io.jsniff.library}, under the same name.
 *
 * <p>Each can be done without: then less is known of the opener.
 */
@NullMarked
package io.jsniff.agent.instrument.client;

import org.jspecify.annotations.NullMarked;
