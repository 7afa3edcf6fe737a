package io.jsniff.agent.instrument.client;

import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;

/** One client library: what is tapped of it. */
abstract class ClientTap {
    private final String library;
    private final String[] types;

    /** @param types the classes, by the names they have at home */
    ClientTap(String library, String... types) {
        this.library = library;
        this.types = types;
    }

    /** The name of the library, as {@code io.jsniff.library} has it. */
    final String library() {
        return library;
    }

    final void addTo(List<TappedType> all) {
        for (String type : types) {
            all.add(new ClientType(type, this));
        }
    }

    /** The hooks of one of the types. Made when the class is woven, and their advice loaded: not before the application's main. */
    abstract List<Hook> hooks(String type);

    /** A hook on the one method with this name and so many parameters. */
    static Hook on(String method, int parameters, Class<?> advice) {
        return Hook.on(advice, method, parameters);
    }

    /** A hook on the one constructor. */
    static Hook onConstructor(Class<?> advice) {
        return Hook.onConstructor(advice, -1);
    }

    /** For a name that is none of its types. */
    static IllegalArgumentException unknown(String type) {
        return new IllegalArgumentException(type);
    }
}
