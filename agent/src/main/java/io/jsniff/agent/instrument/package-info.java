/**
 * Makes methods of the JDK call the {@link io.jsniff.agent.bridge.Bridge}: one file for each tapped type, a table of its
 * methods and of what they call before and after, and one weaver that serves them all.
 *
 * <p>The weaver works on ASM directly. Byte Buddy's advice does the same more comfortably but costs 0.7 s of CPU time before
 * the application's main runs, ASM 0.1 s; and a tapped class that is not loaded yet costs nothing at all until it is. Only
 * method bodies change, no format, so that classes can be retransformed at any time, in any order with other agents, and get
 * their bytes back.
 */
@NullMarked
package io.jsniff.agent.instrument;

import org.jspecify.annotations.NullMarked;
