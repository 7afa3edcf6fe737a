package io.jsniff.capture.tcp;

import org.jspecify.annotations.Nullable;

/** Streams in the order of their last activity, linked through the streams themselves. */
final class StreamList {
    private @Nullable TcpStream oldest;
    private @Nullable TcpStream newest;
    private int size;

    int size() {
        return size;
    }

    @Nullable
    TcpStream oldest() {
        return oldest;
    }

    void add(TcpStream stream, long time) {
        stream.list = this;
        stream.listedAt = time;
        stream.older = newest;
        stream.newer = null;
        if (newest == null) {
            oldest = stream;
        } else {
            newest.newer = stream;
        }
        newest = stream;
        size++;
    }

    void remove(TcpStream stream) {
        @Nullable TcpStream before = stream.older;
        @Nullable TcpStream after = stream.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        stream.older = null;
        stream.newer = null;
        stream.list = null;
        size--;
    }
}
