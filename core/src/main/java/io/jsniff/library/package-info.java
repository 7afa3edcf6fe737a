/**
 * All that is known of HTTP client libraries: one file for each, and {@link io.jsniff.library.ClientLibraries}, which lists them.
 *
 * <p>A library is a table of facts: which packages are its own, whether it blocks, which objects own its connections, which
 * frames on the stack of a close show what made it close, how its pool is set up by default and where that is changed. Stages
 * downstream ask for facts and never for the name of a library.
 *
 * <p>A new library is a file here and its line in {@code ClientLibraries}. If its connections are owned by objects, the agent has a
 * second file, with a line in {@code ClientTaps}: the methods of it that are tapped.
 */
@NullMarked
package io.jsniff.library;

import org.jspecify.annotations.NullMarked;
