/**
 * The agent's options: their keys, how their text is cut and read, and the record that comes out.
 *
 * <p>Options come from {@code JSNIFF_OPTS}, from the file that {@code config} names, from the arguments of {@code -javaagent} and from
 * the words of {@code jsniff attach}; all take the same way through {@link io.jsniff.agent.option.OptionReader}. A wrong option is
 * refused with one line that names it and what would be right. Of the tap this package knows only what options choose: which
 * connections are followed and how much of a stack is recorded.
 */
@NullMarked
package io.jsniff.agent.option;

import org.jspecify.annotations.NullMarked;
