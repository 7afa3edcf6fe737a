/**
 * How jsniff gets into a JVM and out of it: entry points, options, start and stop. What is tapped in the JDK, and how,
 * stands in the packages below; nothing here knows a JDK class, so that this part does not change with the JDK.
 */
@NullMarked
package io.jsniff.agent;

import org.jspecify.annotations.NullMarked;
