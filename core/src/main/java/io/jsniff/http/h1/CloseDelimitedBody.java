package io.jsniff.http.h1;

import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * A body up to the end of the connection (RFC 9112, section 6.3, point 8), or, where the framing of a message is wrong, until the
 * other end goes on. It has no state.
 */
enum CloseDelimitedBody implements MessageBody {
    INSTANCE;

    @Override
    public int read(byte[] array, int from, int to) {
        return to;
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public @Nullable String fault() {
        return null;
    }

    @Override
    public long skippable() {
        return Long.MAX_VALUE;
    }

    @Override
    public void skip(long length) {}

    @Override
    public long maxRemaining() {
        return Long.MAX_VALUE;
    }

    @Override
    public @Nullable Shortfall missing() {
        return null;
    }
}
