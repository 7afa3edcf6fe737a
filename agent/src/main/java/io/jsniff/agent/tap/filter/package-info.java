/**
 * Which connections are followed, by port, host and side.
 *
 * <p>Asked once for each connection, when it opens.
 */
@NullMarked
package io.jsniff.agent.tap.filter;

import org.jspecify.annotations.NullMarked;
