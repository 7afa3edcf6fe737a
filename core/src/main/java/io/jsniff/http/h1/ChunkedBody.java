package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of one chunked body (RFC 9112, section 7.1).
 *
 * <pre>
 *   SIZE       5         hexadecimal digits
 *   EXTENSION  ;a=b CRLF up to the LF, nothing of it matters
 *   DATA       hello
 *   DATA_END   CRLF      then SIZE again, or behind a chunk of size 0:
 *   TRAILERS   A: b CRLF CRLF
 * </pre>
 */
final class ChunkedBody implements MessageBody {
    private enum State {
        SIZE,
        EXTENSION,
        DATA,
        DATA_END,
        TRAILERS,
        DONE
    }

    private final HttpLimits limits;
    private State state = State.SIZE;
    private long remaining;
    private boolean begun;
    /** Bytes of the present line, or of all trailers. */
    private int count;
    /** In trailers: bytes of the present line but CR. In DATA_END: whether CR was there. */
    private int inLine;

    private @Nullable String fault;

    ChunkedBody(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public int read(byte[] array, int from, int to) {
        int at = from;
        while (at < to && state != State.DONE && fault == null) {
            at = switch (state) {
                case SIZE -> size(array, at, to);
                case EXTENSION -> extension(array, at, to);
                case DATA -> data(at, to);
                case DATA_END -> dataEnd(array, at);
                case TRAILERS -> trailers(array, at, to);
                case DONE -> at;
            };
        }
        return at;
    }

    @Override
    public boolean done() {
        return state == State.DONE;
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public long skippable() {
        return state == State.DATA ? remaining : 0;
    }

    @Override
    public long maxRemaining() {
        return Long.MAX_VALUE;
    }

    @Override
    public Shortfall missing() {
        boolean behindData = state == State.DATA_END || (state == State.SIZE && count == 0 && begun);
        boolean lastOne = state == State.TRAILERS || (remaining == 0 && state == State.EXTENSION);
        return behindData || lastOne || (state == State.SIZE && begun && remaining == 0)
                ? new Shortfall(Shortfall.Part.LAST_CHUNK, 0)
                : new Shortfall(Shortfall.Part.CHUNK, remaining);
    }

    @Override
    public void skip(long length) {
        remaining -= length;
        begun = true;
        if (remaining == 0) {
            next(State.DATA_END);
        }
    }

    private int size(byte[] array, int from, int to) {
        int at = from;
        while (at < to) {
            int digit = Character.digit(array[at], 16);
            if (digit < 0) {
                return count == 0 ? fail(at, "no chunk size") : behindSize(array, at);
            }
            if (remaining >>> 58 != 0 || ++count > limits.chunkLineBytes()) {
                return fail(at, "chunk size too large");
            }
            remaining = remaining << 4 | digit;
            at++;
        }
        return at;
    }

    private int behindSize(byte[] array, int at) {
        byte b = array[at];
        if (Ascii.isBlank(b) || b == ';' || b == '\r' || b == '\n') {
            state = State.EXTENSION;
            return at;
        }
        return fail(at, "chunk size is not a number");
    }

    private int extension(byte[] array, int from, int to) {
        int room = Math.min(to - from, limits.chunkLineBytes() - count);
        int lf = Ascii.indexOf(array, from, from + room, '\n');
        if (lf >= 0) {
            next(remaining == 0 ? State.TRAILERS : State.DATA);
            return lf + 1;
        }
        count += room;
        return from + room < to ? fail(from + room, "chunk extension too long") : to;
    }

    private int data(int from, int to) {
        int length = (int) Math.min(remaining, to - from);
        skip(length);
        return from + length;
    }

    private int dataEnd(byte[] array, int at) {
        if (array[at] == '\n') {
            next(State.SIZE);
            return at + 1;
        }
        if (array[at] == '\r' && inLine == 0) {
            inLine = 1;
            return at + 1;
        }
        return fail(at, "chunk longer than its size");
    }

    private int trailers(byte[] array, int from, int to) {
        int at = from;
        while (at < to) {
            if (++count > limits.trailerBytes()) {
                return fail(at, "trailers too long");
            }
            byte b = array[at++];
            if (b == '\n') {
                if (inLine == 0) {
                    next(State.DONE);
                    return at;
                }
                inLine = 0;
            } else if (b != '\r') {
                inLine++;
            }
        }
        return at;
    }

    private void next(State state) {
        this.state = state;
        count = 0;
        inLine = 0;
    }

    private int fail(int at, String reason) {
        fault = reason;
        return at;
    }
}
