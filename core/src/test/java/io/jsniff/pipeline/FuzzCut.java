package io.jsniff.pipeline;

import java.util.Arrays;
import java.util.Random;

/** How the bytes of a step are cut into calls, and whether those that may be skipped are. */
record FuzzCut(int longest, boolean skips, Random random) {
    static final FuzzCut WHOLE = new FuzzCut(Integer.MAX_VALUE, false, new Random(0));

    static FuzzCut byteByByte() {
        return new FuzzCut(1, true, new Random(0));
    }

    /** At places that depend on the input alone. */
    static FuzzCut anywhere(byte[] input) {
        return new FuzzCut(9, true, new Random(Arrays.hashCode(input)));
    }

    /** The length of the next piece. */
    int piece(int left) {
        return Math.min(left, longest > 9 ? left : 1 + random.nextInt(longest));
    }

    /** Whether to skip what comes. */
    boolean skip() {
        return skips && random.nextBoolean();
    }
}
