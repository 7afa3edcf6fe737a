package io.jsniff.http.h1;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.bytes.MemoryLease;
import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;

/** Bytes that a server has sent too early for who is to read them: a bounded number, with at most one hole among them. */
final class EarlyHttp2Bytes {
    private static final int MAX_BYTES = 64 << 10;

    private final GrowableBytes before;
    private final GrowableBytes behind;
    private long hole;
    private long time;

    EarlyHttp2Bytes(MemoryLease lease) {
        before = new GrowableBytes(MAX_BYTES, lease);
        behind = new GrowableBytes(MAX_BYTES, lease);
    }

    /** How many of a range it has room for; those it takes. */
    int take(byte[] array, int offset, int length, long now) {
        int room = Math.min(length, MAX_BYTES - before.length() - behind.length());
        if (room <= 0) {
            return room;
        }
        GrowableBytes last = hole == 0 ? before : behind;
        int length0 = last.length();
        last.append(array, offset, room);
        time = now;
        return last.length() - length0;
    }

    /** As many bytes were lost. What stands between two holes is given up, so that they are one. */
    void gap(long length, long now) {
        hole += behind.length() + length;
        behind.clear();
        time = now;
    }

    /** Gives all, once, as if it had come when the last of it came. */
    void giveTo(ByteListener next) {
        give(before, next);
        if (hole > 0) {
            next.gap(Direction.TO_SOURCE, hole, time);
            hole = 0;
        }
        give(behind, next);
    }

    private void give(GrowableBytes bytes, ByteListener next) {
        if (bytes.length() > 0) {
            next.bytes(Direction.TO_SOURCE, bytes.array(), 0, bytes.length(), time);
            bytes.release();
        }
    }
}
