package io.jsniff.agent.instrument;

import java.io.IOException;

/** Methods of the shapes that are tapped, to be woven into. */
public class WovenSubject {
    /** Reads as many bytes as are asked for; nothing if none are, and fails for less. */
    public int read(byte[] array, int offset, int length) throws IOException {
        if (length < 0) {
            throw new IOException("less than nothing");
        }
        for (int i = 0; i < length; i++) {
            if (array[offset + i] == '!') {
                return i;
            }
        }
        return length;
    }
}
