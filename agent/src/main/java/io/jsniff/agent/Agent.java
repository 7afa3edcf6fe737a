package io.jsniff.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM hands over to jsniff: at its start with {@code -javaagent}, later by attach. */
public final class Agent {
    private Agent() {}

    /** Called before the application's main class is loaded. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {}

    /** Called in a running JVM. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        premain(arguments, instrumentation);
    }
}
