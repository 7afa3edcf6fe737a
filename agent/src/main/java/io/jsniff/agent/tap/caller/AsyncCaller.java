package io.jsniff.agent.tap.caller;

import java.util.List;

/**
 * Who asked for something that another thread does.
 *
 * @param caller the first frame outside the JDK and known client libraries
 * @param stack the whole stack if that was asked for, otherwise empty
 */
record AsyncCaller(String caller, List<String> stack) {}
