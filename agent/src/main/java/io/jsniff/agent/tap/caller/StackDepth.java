package io.jsniff.agent.tap.caller;

/** How much is recorded of who opened a connection. */
public enum StackDepth {
    /** Nothing but the thread. */
    OFF,
    /** The frame that is to blame. */
    CALLER,
    /** All of it. */
    FULL
}
