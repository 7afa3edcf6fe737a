package io.jsniff.http.h1;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.MessageListener;
import org.jspecify.annotations.Nullable;

/**
 * The head of the present message: one that was read before and is known by its bytes, or one that a {@link HeadReader} reads. To
 * be given up or {@link #release released} before the next.
 *
 * @param <S> what first lines of this direction say
 */
final class MessageHead<S> {
    private static final HeadFields NO_FIELDS = new HeadFields();

    private final StartLine<S> firstLine;
    private final HeadCache<S> cache;
    private final HttpLimits limits;
    private final ConnectionMemory memory;
    private @Nullable KnownHead<S> known;
    private @Nullable HeadReader reader;
    /** How many heads were read since the last that was known. */
    private int unknown;

    MessageHead(StartLine<S> firstLine, HeadCache<S> cache, HttpLimits limits, ConnectionMemory memory) {
        this.firstLine = firstLine;
        this.cache = cache;
        this.limits = limits;
        this.memory = memory;
    }

    /** Reads on; the position after the head, {@code to} if more is to come, {@code from} if this is no head. */
    int read(byte[] array, int from, int to) {
        HeadReader begun = reader;
        if (begun != null) {
            return begun.read(array, from, to);
        }
        KnownHead<S> again = cache.find(array, from, to);
        return again == null ? readNew(array, from, to) : recall(again, from);
    }

    private int recall(KnownHead<S> again, int from) {
        known = again;
        unknown = 0;
        firstLine.recall(again.firstLine());
        return from + again.length();
    }

    /** Of heads that never come again fewer and fewer are remembered: each costs a copy. */
    private int readNew(byte[] array, int from, int to) {
        HeadReader begun = new HeadReader(firstLine, limits, memory.heads());
        reader = begun;
        int at = begun.read(array, from, to);
        if (begun.length() > 0 && (unknown & unknown - 1) == 0) {
            cache.remember(array, from, to, begun.length(), begun.fields(), firstLine.said());
        }
        unknown++;
        return at;
    }

    /** The length of the head, 0 while it is not complete. */
    int length() {
        if (known != null) {
            return known.length();
        }
        return reader == null ? 0 : reader.length();
    }

    /** Why this is no head, {@code null} if it may still be one. */
    @Nullable
    String fault() {
        return reader == null ? null : reader.fault();
    }

    /** What the fields of the complete head say about framing. */
    HeadFields fields() {
        if (known != null) {
            return known.fields();
        }
        return reader == null ? NO_FIELDS : reader.fields();
    }

    /** Tells a listener of the complete head. */
    void tell(MessageListener listener, Direction direction, int status) {
        KnownHead<S> again = known;
        HeadReader read = reader;
        if (again != null) {
            listener.head(direction, status, again.head());
        } else if (read != null) {
            listener.head(direction, status, read.array(), read.offset(), read.length());
        }
    }

    /** The reader of a head that is not complete, and will not be; {@code null} if there is none. To be released by the caller. */
    @Nullable
    HeadReader giveUp() {
        HeadReader begun = reader;
        if (begun == null || begun.length() > 0) {
            release();
            return null;
        }
        reader = null;
        return begun;
    }

    /** What was read is of no more use. */
    void release() {
        HeadReader read = reader;
        known = null;
        reader = null;
        if (read != null) {
            read.release();
        }
    }

    /** The begin of the first whole line in a range that can be the first of a message; -1 if there is none. */
    int search(byte[] array, int from, int to) {
        return firstLine.search(array, from, to);
    }
}
