/**
 * The commands of {@code java -jar jsniff.jar}, each a picocli command below {@link io.jsniff.agent.cli.JsniffCommand}.
 *
 * <p>Only {@code capture} reads its arguments by a table of its own, {@link io.jsniff.agent.cli.CaptureOption}: justniffer's
 * {@code -l} and {@code -p} take all words up to the next option, and a capture file of a million packets is read in the time
 * that a library would add several tenths to. What of a capture needs JNA comes from {@link
 * io.jsniff.agent.cli.CaptureClassLoader}.
 */
@NullMarked
package io.jsniff.agent.cli;

import org.jspecify.annotations.NullMarked;
