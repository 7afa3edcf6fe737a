package io.jsniff.capture.tcp;

import org.jspecify.annotations.Nullable;

/** Streams in the order of their last activity, linked through the streams themselves. */
final class StreamList {
    private @Nullable Stream oldest;
    private @Nullable Stream newest;
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Stream oldest() {
        return oldest;
    }

    void add(Stream stream, long time) {
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

    void remove(Stream stream) {
        @Nullable Stream before = stream.older;
        @Nullable Stream after = stream.newer;
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
