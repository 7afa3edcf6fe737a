/**
 * Finds the JVMs of this machine, gets the agent into one of them, and talks to it.
 *
 * <p>What can be known of a JVM is read from outside, from the file in which it publishes its counters and from {@code
 * /proc}: an attach begins with a signal, which is deadly to a process that is no JVM and makes one that does not permit
 * attaching print all its threads. Whether jsniff is in a JVM is told by the name of its writer thread. So there is nothing that
 * a killed JVM could leave behind, and nothing that the application sees.
 *
 * <p>The agent calls back through a Unix-domain socket in a directory that none but the user can change, and says a secret first.
 * The directory is gone as soon as it has called.
 *
 * <p>Root attaches to JVMs of other users, and into containers. All that these can write to is hostile: {@code /tmp}, what is
 * in it, {@code /proc/PID/root}, the working directory. So directories are held open and entered without following links
 * ({@link io.jsniff.agent.attach.PinnedDirectory}), files are believed by their owner, a process is signalled only if it is the
 * one that was found, is a JVM, and has a handler for the signal ({@link io.jsniff.agent.attach.AttachSupport}). The JDK's own
 * client serves JVMs of the same user alone: it makes {@code .attach_pidN} in the working directory of the other process by a
 * name, connects by a name, and (JDK 17; 25 asks for the handler first) sends SIGQUIT without a look, a second time after five
 * seconds.
 */
@NullMarked
package io.jsniff.agent.attach;

import org.jspecify.annotations.NullMarked;
