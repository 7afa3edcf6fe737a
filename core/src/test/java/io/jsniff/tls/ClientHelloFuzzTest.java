package io.jsniff.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** What a client sends first: a hello or none, and the same wherever in an array it stands. */
class ClientHelloFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyBytesAreAHelloOrNone(byte[] input) {
        ClientHello hello = ClientHello.parse(input, 0, input.length);

        byte[] moved = new byte[input.length + 2];
        Arrays.fill(moved, (byte) 0x16);
        System.arraycopy(input, 0, moved, 1, input.length);
        assertThat(ClientHello.parse(moved, 1, input.length + 1)).isEqualTo(hello);
    }
}
