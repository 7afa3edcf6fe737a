/**
 * Finds the JVMs of this machine, gets the agent into one of them, and talks to it.
 *
 * <p>Whatever can be known of a JVM is read from outside, from the file in which it publishes its counters and from {@code
 * /proc}: an attach begins with a signal, which is deadly to a process that is no JVM and makes one that does not permit
 * attaching print all its threads. Whether jsniff is in a JVM is told by the name of its writer thread. So there is nothing that
 * a killed JVM could leave behind, and nothing that the application sees.
 *
 * <p>The agent calls back through a Unix-domain socket in a directory that only the user can enter, and says a secret first. The
 * directory is gone as soon as it has called.
 */
@NullMarked
package io.jsniff.agent.attach;

import org.jspecify.annotations.NullMarked;
