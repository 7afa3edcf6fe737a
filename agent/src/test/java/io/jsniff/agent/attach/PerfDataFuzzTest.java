package io.jsniff.agent.attach;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Map;

/**
 * What another user may have written: counters or no counters. A name and a value may share the bytes of their entry, but no
 * others: there is never more text than twice the file.
 */
class PerfDataFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyBytesAreCountersOrRefused(byte[] input) {
        try {
            Map<String, String> texts = PerfData.texts(input);
            int length = texts.entrySet().stream()
                    .mapToInt(text -> text.getKey().length() + text.getValue().length())
                    .sum();
            assertThat(length).isLessThanOrEqualTo(2 * input.length);
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
