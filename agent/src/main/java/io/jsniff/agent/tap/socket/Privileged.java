package io.jsniff.agent.tap.socket;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** Does what jsniff may, and what a SecurityManager, which there is up to JDK 23, may deny to the code that uses a socket. */
final class Privileged {
    private Privileged() {}

    @SuppressWarnings("removal")
    static <T> T get(PrivilegedAction<T> action) {
        return AccessController.doPrivileged(action);
    }
}
