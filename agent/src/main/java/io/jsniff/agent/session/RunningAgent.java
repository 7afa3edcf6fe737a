package io.jsniff.agent.session;

import io.jsniff.agent.bridge.Bridge;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The jsniff that is at work in this JVM, if there is one; it may live in another class loader than this class. */
final class RunningAgent {
    private RunningAgent() {}

    /** Its answer to one of the words of {@link SessionControl}; {@code null} if there is no one. The bridge must be defined. */
    static @Nullable String ask(Object word) {
        Function<Object, String> control = Bridge.control;
        return control == null ? null : control.apply(word);
    }
}
