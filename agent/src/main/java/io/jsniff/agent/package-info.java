/**
 * The three entry points: {@link io.jsniff.agent.Agent} for the JVM, {@link io.jsniff.agent.JsniffAgent} in the class loader of the
 * agent's own, {@link io.jsniff.agent.Main} for the command line.
 *
 * <p>What the application can see of it: the JVM appends an agent's jar to the class path, so classes below {@code io.jsniff}
 * can be loaded by name, as dead copies of those that work; the latter live in a class loader that nothing leads to. Libraries
 * are there below {@code io.jsniff.shaded} alone. {@code java.lang.JsniffBridge} is visible to all and does nothing for them.
 *
 * <p>What stays when it has left: that class, {@link io.jsniff.agent.Agent}, and the jar on the class path; a JVM can take back
 * none of these. All else is garbage, so nothing that the JDK keeps may lead to a class of ours: no thread and no value of an
 * application's thread, no hook, no transformer, no exception that was remembered, and no {@code equals} or {@code hashCode} that
 * a record brings with it, if a component is of a class of ours and they are ever called (the JDK's {@code ObjectMethods} keeps
 * the latest of them in a cache).
 */
@NullMarked
package io.jsniff.agent;

import org.jspecify.annotations.NullMarked;
