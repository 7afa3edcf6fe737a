package io.jsniff.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of the JDK with the hooks it gets.
 *
 * @param name its internal name
 * @param hooks all of which must find their method
 */
record TappedType(String name, List<Hook> hooks) {

    /** All that are tapped. */
    static List<TappedType> all() {
        return List.of(
                NioSocketImplTap.type(),
                SocketChannelImplTap.type(),
                ServerSocketChannelImplTap.type(),
                FileChannelImplTap.type());
    }

    /** The hook for a method, if it gets one. */
    @Nullable
    Hook hookFor(String method, String descriptor) {
        for (Hook hook : hooks) {
            if (hook.matches(method, descriptor)) {
                return hook;
            }
        }
        return null;
    }

    /** The name as people write it. */
    String className() {
        return name.replace('/', '.');
    }
}
