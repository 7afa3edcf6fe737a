package io.jsniff.http.h1;

import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/** A body of as many bytes as Content-Length says (RFC 9112, section 6.2). One serves all messages of a direction. */
final class FixedLengthBody implements MessageBody {
    private long remaining;

    /** A body of this length follows. */
    void begin(long length) {
        remaining = length;
    }

    @Override
    public int read(byte[] array, int from, int to) {
        int length = (int) Math.min(remaining, to - from);
        remaining -= length;
        return from + length;
    }

    @Override
    public boolean done() {
        return remaining == 0;
    }

    @Override
    public @Nullable String fault() {
        return null;
    }

    @Override
    public long skippable() {
        return remaining;
    }

    @Override
    public void skip(long length) {
        remaining -= length;
    }

    @Override
    public long maxRemaining() {
        return remaining;
    }

    @Override
    public Shortfall missing() {
        return new Shortfall(Shortfall.Part.BODY, remaining);
    }
}
