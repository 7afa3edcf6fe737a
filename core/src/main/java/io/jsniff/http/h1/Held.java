package io.jsniff.http.h1;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;

/** Bytes that a server has sent too early for whoever is to read them: a bounded number. */
final class Held {
    private static final int MOST = 64 << 10;

    private final GrowableBytes bytes = new GrowableBytes(MOST);
    private long time;

    /** How many of a range it has room for; those it takes. */
    int take(byte[] array, int offset, int length, long now) {
        int taken = Math.min(length, MOST - bytes.length());
        if (taken > 0) {
            bytes.append(array, offset, taken);
            time = now;
        }
        return taken;
    }

    /** Gives them, once, as if they had come when the last of them came. */
    void giveTo(ByteListener next) {
        if (bytes.length() > 0) {
            next.bytes(Direction.TO_SOURCE, bytes.array(), 0, bytes.length(), time);
            bytes.release();
        }
    }
}
