/**
 * Tells who opens, asks for and closes connections: lines of code, threads, and the objects that own pools.
 *
 * <p>Stacks are walked when a connection opens or closes, never when bytes flow. One thread-local carries what a thread is about; it
 * is empty but for the time of a call.
 */
@NullMarked
package io.jsniff.agent.tap.caller;

import org.jspecify.annotations.NullMarked;
