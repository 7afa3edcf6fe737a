/** Application servers and frameworks with class loaders and logging of their own, which agents are known to break. */
@NullMarked
package io.jsniff.agent.worlds;

import org.jspecify.annotations.NullMarked;
