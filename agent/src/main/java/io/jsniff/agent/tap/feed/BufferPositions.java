package io.jsniff.agent.tap.feed;

import java.nio.ByteBuffer;

/**
 * Where the buffers of a scattering read or gathering write stood before it. One at a time: if a second begins before the first
 * is done, neither is known, and what they carry is a gap.
 */
public final class BufferPositions {
    private static final int MAX_BUFFERS = 1024; // no kernel takes more at once

    private int[] positions = new int[8];
    private int known;
    private int pending;
    private boolean mixed;

    public void remember(ByteBuffer[] buffers, int offset, int length) {
        mixed |= pending++ > 0;
        known = Math.min(length, MAX_BUFFERS);
        if (positions.length < known) {
            positions = new int[Math.max(known, positions.length * 2)];
        }
        for (int i = 0; i < known; i++) {
            ByteBuffer buffer = buffers[offset + i];
            positions[i] = buffer == null ? 0 : buffer.position();
        }
    }

    /** The operation is over: whether the positions are known. */
    public boolean recall() {
        if (pending == 0) {
            return false; // it began before the agent did
        }
        pending--;
        boolean sure = !mixed;
        mixed &= pending > 0;
        return sure;
    }

    /** How many buffers are known. */
    public int known() {
        return known;
    }

    /** Where a buffer stood. */
    public int of(int buffer) {
        return positions[buffer];
    }
}
