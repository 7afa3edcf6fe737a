/**
 * What the agent costs, measured on whole processes. Each program here runs alone as well; {@link
 * io.jsniff.agent.bench.Overhead} runs them in turn, with the agent and without, and prints ratios of medians.
 */
@NullMarked
package io.jsniff.agent.bench;

import org.jspecify.annotations.NullMarked;
