package io.jsniff.http.h2;

/** The frame of the moment: what stands in its head. Used again for each frame of a direction. */
final class Http2Frame {
    int length;
    int type;
    int flags;
    int stream;

    /** When its first byte flowed. */
    long begin;

    /** Whether all of a gathered payload was kept. */
    boolean whole;

    void read(byte[] array, int at, long time) {
        length = Http2FrameHeader.payload(array, at);
        type = array[at + 3];
        flags = array[at + 4];
        stream = Http2FrameHeader.stream(array, at);
        begin = time;
        whole = true;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
