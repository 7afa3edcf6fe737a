/**
 * How jsniff gets into a JVM and out of it: entry points, options, start and stop. What is tapped in the JDK, and how,
 * stands in the packages below; nothing here knows a JDK class, so that this part does not change with the JDK.
 *
 * <p>What the application can see of it: the JVM appends an agent's jar to the class path, so classes below {@code io.jsniff}
 * can be loaded by name, as dead copies of those that work; the latter live in a class loader that nothing leads to. Libraries
 * are there below {@code io.jsniff.shaded} alone. {@code java.lang.JsniffBridge} is visible to all and does nothing for them.
 */
@NullMarked
package io.jsniff.agent;

import org.jspecify.annotations.NullMarked;
