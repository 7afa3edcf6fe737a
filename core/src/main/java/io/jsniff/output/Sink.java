package io.jsniff.output;

import java.io.IOException;

/** Where lines go. Used by the writer thread alone; only that thread waits when a sink is slow. */
public interface Sink {
    /** So much a pipe takes as a whole or not at all, on Linux; so lines of other writers do not come between. */
    int PIPE_ATOMIC = 4096;

    /**
     * Writes bytes, which begin with a new entry and end with the end of one, unless the call before this wrote fewer bytes
     * than it was given: then they are the rest of those, and what was written of them still stands in the array, before them.
     *
     * @return how many were written; if fewer than asked, the writer comes back with the rest later
     * @throws IOException if nothing could be written
     */
    int write(byte[] bytes, int offset, int length) throws IOException;

    /**
     * How many bytes had better come at once: entries are collected up to that number. With 0 every entry comes by itself, in
     * a call of its own.
     */
    default long room() {
        return Long.MAX_VALUE;
    }

    /**
     * How many bytes had better come at most in one call: whole entries up to that number, or a larger one by itself. What a
     * call has not returned for counts as lost when the sink never returns, so less at once is more precise.
     */
    default int mostAtOnce() {
        return Integer.MAX_VALUE;
    }

    /** The writer is done with this sink. */
    default void close() throws IOException {}

    /** Its name in a message. */
    String name();
}
