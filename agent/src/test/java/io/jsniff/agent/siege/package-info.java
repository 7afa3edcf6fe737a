/** Faults and JVMs that jsniff must stand: what the application does is the same, and no request is missing from the sums. */
@NullMarked
package io.jsniff.agent.siege;

import org.jspecify.annotations.NullMarked;
