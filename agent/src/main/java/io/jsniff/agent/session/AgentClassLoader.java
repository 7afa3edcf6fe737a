package io.jsniff.agent.session;

import java.io.Closeable;
import java.io.IOException;

/** The class loader that all of jsniff lives in. */
final class AgentClassLoader {
    private AgentClassLoader() {}

    /** Lets go of the jar. No class that has not been used before can be used after this. */
    static void close() {
        if (AgentClassLoader.class.getClassLoader() instanceof Closeable own
                && own != ClassLoader.getSystemClassLoader()) {
            try {
                own.close();
            } catch (IOException e) {
                // the JVM closes it when it is garbage
            }
        }
    }
}
