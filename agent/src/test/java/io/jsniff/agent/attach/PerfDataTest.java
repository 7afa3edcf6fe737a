package io.jsniff.agent.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsniff.agent.launch.ForgedCounters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerfDataTest {
    private static final Map<String, String> TEXTS = Map.of("sun.rt.javaCommand", "com.acme.Main a", "b", "");
    private static final int FIRST_ENTRY = 32;

    @Test
    void textsAreRead() throws IOException {
        assertThat(PerfData.texts(ForgedCounters.bytes(TEXTS))).isEqualTo(TEXTS);
    }

    @Test
    void fileThatIsCutAnywhereIsRefusedOrHasItsFirstEntries() {
        byte[] whole = ForgedCounters.bytes(TEXTS);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PerfData.texts(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }

    /** At a place of the file, or of its first entry, another number than its own. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "24, -1",
        "24, 0",
        "24, 2147483647",
        "28, 2147483647",
        "28, 100",
        "32, 0",
        "32, -20",
        "32, 19",
        "32, 2147483647",
        "36, -1",
        "36, 0",
        "36, 2147483647",
        "40, 2147483647",
        "40, 100000",
        "48, -1",
        "48, 2147483647",
        "48, 0"
    })
    void numbersThatLeadOutOfTheFileAreRefused(int at, int number) {
        byte[] bytes = ForgedCounters.bytes(Map.of("name", "value"));
        assertThat(bytes.length).isGreaterThan(FIRST_ENTRY);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
        assertThatThrownBy(() -> PerfData.texts(bytes)).isInstanceOf(IOException.class);
    }

    /** Each text as long as the file, at every byte of it: a minute's work and gigabytes, if it were done. */
    @Test
    void entriesThatOverlapAreRefused() {
        ByteBuffer bytes = ByteBuffer.allocate(PerfData.MAX_SIZE).put(ForgedCounters.bytes(Map.of()));
        bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(28, Integer.MAX_VALUE);
        for (int at = FIRST_ENTRY; at + 20 <= bytes.capacity(); at += 20) {
            bytes.putInt(at, 20).putInt(at + 4, 20).putInt(at + 8, PerfData.MAX_SIZE / 2);
            bytes.put(at + 12, (byte) 'B').putInt(at + 16, 21);
        }
        assertThatThrownBy(() -> PerfData.texts(bytes.array())).isInstanceOf(IOException.class);
    }
}
