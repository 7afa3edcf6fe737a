/**
 * The classes that advice inlined into other classes calls: {@link io.jsniff.agent.bridge.SocketBridge}, {@link
 * io.jsniff.agent.bridge.TlsBridge} and {@link io.jsniff.agent.bridge.ClientBridge} pass on to the agent that stands in {@link
 * io.jsniff.agent.bridge.Bridge}. In the shipped jar they are classes of {@code java.lang}, which every class loader sees without a
 * boot-class-path append. They therefore use JDK types only.
 */
@NullMarked
package io.jsniff.agent.bridge;

import org.jspecify.annotations.NullMarked;
