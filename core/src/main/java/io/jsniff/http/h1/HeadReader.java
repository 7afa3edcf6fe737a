package io.jsniff.http.h1;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.bytes.MemoryLease;
import io.jsniff.http.HttpLimits;
import org.jspecify.annotations.Nullable;

/**
 * Reads one head. A head that stands whole in the array of one call is left where it is; only what is split over calls is
 * copied together.
 */
final class HeadReader {
    private static final byte[] NONE = new byte[0];
    private static final String NO_MEMORY = "no memory for a head";

    private final StartLine<?> firstLine;
    private final HttpLimits limits;
    private final MemoryLease lease;
    private final HeadFields fields = new HeadFields();
    private @Nullable GrowableBytes held;
    private byte[] array = NONE;
    private int offset;
    private int length;
    private @Nullable String fault;

    HeadReader(StartLine<?> firstLine, HttpLimits limits, MemoryLease lease) {
        this.firstLine = firstLine;
        this.lease = lease;
        this.limits = limits;
    }

    /** Reads on. The position after the head, {@code to} if more is to come, {@code from} if this is no head. */
    int read(byte[] source, int from, int to) {
        GrowableBytes begin = held;
        if (begin == null) {
            scan(source, from, to);
            if (length > 0 || fault != null) {
                return from + length;
            }
            begin = new GrowableBytes(limits.headBytes(), lease);
            begin.append(source, from, to - from);
            if (begin.refused() > 0) {
                begin.release();
                fault = NO_MEMORY;
                return from;
            }
            held = begin;
            return to;
        }
        int before = begin.length();
        begin.append(source, from, to - from);
        scan(begin.array(), 0, begin.length());
        if (length == 0 && fault == null && begin.refused() > 0) {
            fault = NO_MEMORY;
        }
        if (fault != null) {
            begin.truncate(before);
            return from;
        }
        return length > 0 ? from + length - before : to;
    }

    /** The length of the head, 0 while it is not complete. */
    int length() {
        return length;
    }

    /** Why this is no head, {@code null} if it may still be one. */
    @Nullable
    String fault() {
        return fault;
    }

    /** Where the complete head stands, until the next call. */
    byte[] array() {
        return array;
    }

    /** Where in {@link #array}. */
    int offset() {
        return offset;
    }

    HeadFields fields() {
        return fields;
    }

    /** Whether its first line is there, and nothing is wrong by now. */
    boolean hasFirstLine() {
        return fault == null && fields.firstLineRead();
    }

    /** What earlier calls brought of a head that is not complete. */
    @Nullable
    GrowableBytes held() {
        return held;
    }

    /** The head, or what there is of it, is done with. */
    void release() {
        if (held != null) {
            held.release();
        }
    }

    private void scan(byte[] source, int head, int to) {
        int found = search(source, head, to);
        if (fault == null && (found > limits.headBytes() || (found == 0 && to - head >= limits.headBytes()))) {
            fault = "head too long";
        } else if (fault == null && fields.lines() > limits.headerLines()) {
            fault = "too many header lines";
        }
        if (fault == null && found > 0) {
            array = source;
            offset = head;
            length = found;
        }
    }

    private int search(byte[] source, int head, int to) {
        if (!fields.firstLineRead()) {
            int lf = fields.firstLine(source, head, to);
            boolean tooLong = lf + 1 - head > limits.headBytes();
            boolean possible = (lf < 0 || tooLong)
                    ? firstLine.mayBegin(
                            source, head, Math.min(to, head + limits.headBytes())) // as if it came in pieces
                    : firstLine.parse(source, head, lf);
            if (!possible) {
                fault = firstLine.fault();
            }
            if (lf < 0 || tooLong || !possible || firstLine.isWholeHead()) {
                return lf < 0 ? 0 : lf + 1 - head;
            }
        }
        return fields.read(source, head, to);
    }
}
