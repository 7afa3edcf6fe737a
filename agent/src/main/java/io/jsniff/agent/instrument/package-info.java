/**
 * Weaves calls of the {@link io.jsniff.agent.bridge bridge} into methods of others.
 *
 * <p>The packages below have one file for each tapped type, with its methods and their Byte Buddy advice, which does nothing but
 * delegate. There is no {@code AgentBuilder}: it would describe every class of the JVM to find the few that are tapped. A tapped
 * class is woven when it is loaded, so that the application's main does not wait for Byte Buddy. Only method bodies change, no
 * format, so that classes can be retransformed at any time, in any order with other agents, and get their bytes back.
 */
@NullMarked
package io.jsniff.agent.instrument;

import org.jspecify.annotations.NullMarked;
