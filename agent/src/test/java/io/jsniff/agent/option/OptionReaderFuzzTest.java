package io.jsniff.agent.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text is options or refused in one message, as arguments of the agent and as lines of a file. */
class OptionReaderFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyTextIsOptionsOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        read(() -> OptionText.arguments(text));
        read(() -> OptionText.lines(text));
        read(() -> List.of(OptionText.word(text)));
    }

    /** How a text is cut into options. */
    private interface Cut {
        List<OptionText.Pair> pairs() throws OptionException;
    }

    /** Files that the options name are not read. */
    private static void read(Cut cut) {
        try {
            assertThat(OptionReader.of(cut.pairs()).recording().format()).isNotEmpty();
        } catch (OptionException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
