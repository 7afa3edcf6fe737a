/**
 * What a terminal and the agent in another JVM say to each other, and the channel that carries it.
 *
 * <p>Both ends use the same classes, but not always of the same version: the agent in the JVM may come from an older jar. A frame
 * of an unknown kind ends the channel, and an option that the agent does not know is refused with its name.
 */
@NullMarked
package io.jsniff.agent.link;

import org.jspecify.annotations.NullMarked;
