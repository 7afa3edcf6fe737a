package io.jsniff.agent.tap.caller;

import io.jsniff.library.ClassOrigin;
import java.util.concurrent.ConcurrentHashMap;

/** The origins of classes that have been met: the same ones come on stack after stack. */
final class ClassOrigins {
    private final int most;
    private final ConcurrentHashMap<String, ClassOrigin> known = new ConcurrentHashMap<>();

    /** @param most so many are remembered */
    ClassOrigins(int most) {
        this.most = most;
    }

    ClassOrigin of(String className) {
        ClassOrigin origin = known.get(className);
        if (origin == null) {
            origin = ClassOrigin.of(className);
            if (known.size() >= most) {
                known.clear();
            }
            known.put(className, origin);
        }
        return origin;
    }
}
