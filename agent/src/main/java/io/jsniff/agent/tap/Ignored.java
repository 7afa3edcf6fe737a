package io.jsniff.agent.tap;

import io.jsniff.connection.Opener;
import org.jspecify.annotations.Nullable;

/** A socket that was looked at once and is not followed; needed only where sockets are older than the agent. */
enum Ignored implements Tracked {
    /** The only one. */
    IGNORED;

    @Override
    public @Nullable Opener opener() {
        return null;
    }
}
