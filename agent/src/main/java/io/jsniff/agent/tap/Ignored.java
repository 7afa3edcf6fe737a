package io.jsniff.agent.tap;

/** A socket that was looked at once and is not followed; needed only where sockets are older than the agent. */
enum Ignored implements Tracked {
    /** The only one. */
    IGNORED
}
