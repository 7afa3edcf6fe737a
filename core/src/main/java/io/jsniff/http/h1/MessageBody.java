package io.jsniff.http.h1;

import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * The body of one message (RFC 9112, section 6): finds where it ends, and keeps nothing of it. One for each way in which a body can
 * be framed.
 */
sealed interface MessageBody permits FixedLengthBody, ChunkedBody, CloseDelimitedBody {
    /** Reads on; the position after the body, or of the first byte that cannot be, or {@code to}. */
    int read(byte[] array, int from, int to);

    /** Whether all of it has been read. */
    boolean done();

    /** What is wrong with its framing, {@code null} if nothing is. */
    @Nullable
    String fault();

    /** How many of the next bytes are data, none of which matters to the framing. */
    long skippable();

    /** As many bytes of data flowed unseen, at most {@link #skippable}. */
    void skip(long length);

    /** At most as many bytes are still to come; {@link Long#MAX_VALUE} if that cannot be told. */
    long maxRemaining();

    /** What the body lacks if the connection ends here; {@code null} if it is complete then. */
    @Nullable
    Shortfall missing();
}
