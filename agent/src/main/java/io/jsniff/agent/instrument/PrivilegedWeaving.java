package io.jsniff.agent.instrument;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Weaves with the rights of jsniff: a SecurityManager, which there is up to JDK 23, may deny what weaving takes to the code that
 * happens to be the first to use a class.
 */
final class PrivilegedWeaving {
    private PrivilegedWeaving() {}

    @SuppressWarnings("removal")
    static byte @Nullable [] run(PrivilegedAction<byte @Nullable []> action) {
        return AccessController.doPrivileged(action);
    }
}
