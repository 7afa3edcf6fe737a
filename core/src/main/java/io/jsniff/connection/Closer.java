package io.jsniff.connection;

import io.jsniff.bytes.HeapSize;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who closed this end of a connection, as seen from inside the JVM.
 *
 * @param thread the name of the thread
 * @param caller the first frame outside the JDK and known client libraries, as {@code pkg.Class.method(File.java:12)}; {@code
 *     null} if there is none on the stack
 * @param frames the innermost frames as {@code pkg.Class.method}, the close first; a bounded number
 * @param failure the class of the exception that the latest read or write had thrown; {@code null} if it had not
 */
public record Closer(
        String thread,
        @Nullable String caller,
        List<String> frames,
        @Nullable String failure) {

    /** No one: the socket was collected as garbage. */
    public static final Closer GARBAGE = new Closer("garbage collector", null, List.of(), null);

    /**
     * By hand, as the hash: what a record brings with it is made of a method handle of the JDK, which would remember this class,
     * and by it the agent's class loader, after the agent has left.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Closer that
                && thread.equals(that.thread)
                && frames.equals(that.frames)
                && Objects.equals(caller, that.caller)
                && Objects.equals(failure, that.failure);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * thread.hashCode() + frames.hashCode()) + Objects.hash(caller, failure);
    }

    /** Whether one of the frames is this one. */
    public boolean passed(String frame) {
        return frames.contains(frame);
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(4)
                + HeapSize.of(thread)
                + HeapSize.of(caller)
                + HeapSize.of(frames)
                + HeapSize.of(failure);
    }
}
