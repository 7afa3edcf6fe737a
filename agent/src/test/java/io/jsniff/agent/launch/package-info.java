/** Starts real JVMs with the packaged jar and reads what they leave behind. */
@NullMarked
package io.jsniff.agent.launch;

import org.jspecify.annotations.NullMarked;
