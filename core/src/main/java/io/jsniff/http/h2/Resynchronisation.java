package io.jsniff.http.h2;

/** Finds the next frame in bytes whose begin is not known. */
final class Resynchronisation {
    private Resynchronisation() {}

    /** Where a frame begins, perhaps with less than its head; {@code to} if nowhere. */
    static int find(byte[] array, int from, int to) {
        if (to - from < Http2FrameHeader.LENGTH) {
            return Http2FrameHeader.mayBegin(array, from, to) ? from : to;
        }
        for (int at = from; at < to; at++) {
            if (array[at] == 0 && isChain(array, at, to, at == from ? 1 : 2)) {
                return at;
            }
        }
        return to;
    }

    /** Whether frames stand one behind the other from here on: as many as needed, or up to the end. */
    private static boolean isChain(byte[] array, int from, int to, int needed) {
        int at = from;
        int frames = 0;
        while (to - at >= Http2FrameHeader.LENGTH) {
            if (!Http2FrameHeader.isPlausible(array, at)) {
                return false;
            }
            frames++;
            at += Http2FrameHeader.LENGTH + Http2FrameHeader.payload(array, at);
        }
        return frames >= needed || (frames > 0 && at == to);
    }
}
