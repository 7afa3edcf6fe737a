package io.jsniff.pipeline;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jsniff.bytes.Ascii;
import java.util.Arrays;

/** HTTP/2 behind the sniffer, as client and as server. The preface and both ends' settings come by themselves. */
class Http2ConnectionFuzzTest {
    private static final byte[] BEGIN = Ascii.bytes("^P^F4@@^<^F4@@^>");

    @FuzzTest(maxDuration = "10m")
    void framesAreHeardAlikeHoweverTheyCome(byte[] input) {
        if (input.length > 0) {
            byte[] all = Arrays.copyOf(input, 1 + BEGIN.length + input.length - 1);
            System.arraycopy(BEGIN, 0, all, 1, BEGIN.length);
            System.arraycopy(input, 1, all, 1 + BEGIN.length, input.length - 1);
            ConnectionHarness.play(all);
        }
    }
}
