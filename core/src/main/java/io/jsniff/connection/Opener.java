package io.jsniff.connection;

import io.jsniff.bytes.HeapSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who opened a connection, as seen from inside the JVM at the moment of the connect.
 *
 * @param caller the first frame outside the JDK and known client libraries, as {@code pkg.Class.method(File.java:12)}; {@code
 *     null} if there is none on the stack
 * @param thread the name of the thread
 * @param threadId its number
 * @param library the name of the client library on whose behalf it was opened, {@code null} if none is known
 * @param client the object that owns the connection: its class and a number that tells instances apart; {@code null} if unknown
 * @param stack the whole stack from the connect outwards if that was asked for, otherwise empty
 */
public record Opener(
        @Nullable String caller,
        String thread,
        long threadId,
        @Nullable String library,
        @Nullable String client,
        List<String> stack) {
    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(6)
                + HeapSize.of(caller)
                + HeapSize.of(thread)
                + HeapSize.of(library)
                + HeapSize.of(client)
                + (stack.isEmpty() ? 0 : HeapSize.of(stack));
    }
}
