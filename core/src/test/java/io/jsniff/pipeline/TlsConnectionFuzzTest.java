package io.jsniff.pipeline;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** TLS records, with a tap that sees inside them at last or not at all, and what is inside. */
class TlsConnectionFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void recordsAreHeardAlikeHoweverTheyCome(byte[] input) {
        ConnectionHarness.play(input);
    }
}
