package io.jsniff.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method and the bridge's methods that it is to call.
 *
 * @param names the names the method has in one JDK or another; exactly one is in a class
 * @param descriptor its descriptor
 * @param entry called first, with the object and all arguments
 * @param exit called before each return, with the result if there is one, the object and all arguments
 * @param failure called when the method throws, with the exception and the object
 */
record Hook(
        List<String> names,
        String descriptor,
        @Nullable String entry,
        @Nullable String exit,
        @Nullable String failure) {

    /** A hook that calls nothing yet. */
    static Hook on(String descriptor, String... names) {
        return new Hook(List.of(names), descriptor, null, null, null);
    }

    Hook entry(String method) {
        return new Hook(names, descriptor, method, exit, failure);
    }

    Hook exit(String method) {
        return new Hook(names, descriptor, entry, method, failure);
    }

    Hook failure(String method) {
        return new Hook(names, descriptor, entry, exit, method);
    }

    boolean matches(String name, String otherDescriptor) {
        return names.contains(name) && descriptor.equals(otherDescriptor);
    }

    @Override
    public String toString() {
        return String.join(" or ", names) + descriptor;
    }
}
