package io.jsniff.capture.tcp;

import io.jsniff.bytes.Ascii;
import io.jsniff.capture.packet.Segment;

/** Guesses which end of a stream connected when its opening was not seen. */
final class Midstream {
    private static final byte[] RESPONSE = Ascii.bytes("HTTP/");
    private static final int MAX_METHOD_LENGTH = 20;

    private Midstream() {}

    /** Whether the sender of a segment with data is the source: by what it sends, or else by the higher port. */
    static boolean isFromSource(Segment s) {
        int from = s.offset();
        int to = from + s.captured();
        if (Ascii.startsWith(s.array(), from, to, RESPONSE)) {
            return false;
        }
        return isRequest(s.array(), from, to) || s.sourcePort() > s.destPort();
    }

    /** Capital letters and a blank. */
    private static boolean isRequest(byte[] array, int from, int to) {
        int i = from;
        while (i < to && array[i] >= 'A' && array[i] <= 'Z') {
            i++;
        }
        return i - from >= 3 && i - from <= MAX_METHOD_LENGTH && i < to && array[i] == ' ';
    }
}
