package io.jsniff.pipeline;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** HTTP/1.x, runs of bytes and tunnels behind the sniffer, as client and as server. */
class Http1ConnectionFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void bytesAreHeardAlikeHoweverTheyCome(byte[] input) {
        ConnectionHarness.play(input);
    }
}
