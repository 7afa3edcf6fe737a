/**
 * What is known of sockets from the JDK and from the kernel: addresses, which are open, who listens, and both ends in one JVM.
 *
 * <p>Sockets are held weakly; a look-up takes no lock and allocates nothing.
 */
@NullMarked
package io.jsniff.agent.tap.socket;

import org.jspecify.annotations.NullMarked;
