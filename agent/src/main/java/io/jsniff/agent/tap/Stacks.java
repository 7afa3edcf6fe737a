package io.jsniff.agent.tap;

/** How much is recorded of who opened a connection. */
public enum Stacks {
    /** Nothing but the thread. */
    OFF,
    /** The frame that is to blame. */
    CALLER,
    /** All of it. */
    FULL
}
