package io.jsniff.agent.tap;

import io.jsniff.connection.Opener;
import org.jspecify.annotations.Nullable;

/** What is known of a socket. */
sealed interface Tracked permits Connecting, Ignored, TappedConnection {
    /** Who opens it, if that is known. */
    @Nullable
    Opener opener();
}
