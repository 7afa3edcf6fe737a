package io.jsniff.agent.tap.caller;

import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import org.jspecify.annotations.Nullable;

/**
 * An object that connections belong to. Not itself: it may be gone before them.
 *
 * @param name how people call its class, and a number that tells instances apart: {@code okhttp3.ConnectionPool#2}
 * @param library whose it is; {@code null} if that is not known
 */
public record PoolOwner(String name, @Nullable ClientLibrary library) {
    public static PoolOwner of(Object owner, int number) {
        String type = owner.getClass().getName();
        return new PoolOwner(ClientLibraries.ownerName(type) + "#" + number, ClientLibraries.ofOwner(type));
    }
}
