package io.jsniff.http.h2;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Counts the frames of one end, and keeps what it says of the end. */
final class FrameCounters {
    private static final int OTHER = Http2FrameType.OTHER.slot();
    private static final int GOAWAY_BYTES = 8;
    private static final int DEBUG_BYTES = 128;

    private final long[] counts = new long[OTHER + 1];
    private @Nullable GoAway goAway;

    void count(int type) {
        counts[type >= 0 && type < OTHER ? type : OTHER]++;
    }

    /** The payload of a GOAWAY; whether it was long enough to be one. */
    boolean goAway(byte[] array, int from, int to, long time) {
        if (to - from < GOAWAY_BYTES) {
            return false;
        }
        int lastStream = Http2FrameHeader.integer(array, from) & Integer.MAX_VALUE;
        int error = Http2FrameHeader.integer(array, from + 4);
        GoAway said = new GoAway(lastStream, error, time, text(array, from + GOAWAY_BYTES, to));
        goAway = goAway == null ? said : goAway.again(said);
        return true;
    }

    private static @Nullable String text(byte[] array, int from, int to) {
        int end = from;
        while (end < Math.min(to, from + DEBUG_BYTES) && array[end] >= ' ' && array[end] < 127) {
            end++;
        }
        return end == from ? null : new String(array, from, end - from, StandardCharsets.US_ASCII);
    }

    SentFrames soFar() {
        return new SentFrames(counts.clone(), goAway);
    }
}
