package io.jsniff.output.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.output.Samples;
import io.jsniff.reuse.Entry;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/** Any text is a log format or refused with a reason, and what compiled renders any entry, the same each time. */
class LogFormatFuzzTest {
    private static final List<Entry> ENTRIES =
            List.of(Samples.unique(), Samples.third(), Samples.empty(), Samples.unanswered());

    /** One keyword gives both messages at most, each byte in at most four characters; the shortest keyword has two. */
    private static final int MAX_KEYWORD_LENGTH = 16_384;

    @FuzzTest(maxDuration = "10m")
    void anyTextIsAFormatOrRefused(byte[] input) {
        String format = new String(input, StandardCharsets.UTF_8);
        for (FormatOptions options : List.of(
                FormatOptions.agent(),
                FormatOptions.capture().withEncoding(Encoding.HEX),
                FormatOptions.capture().withEncoding(Encoding.UNPRINTABLE).withNewline(false))) {
            try {
                render(LogFormat.compile(format, options.withZone(ZoneOffset.UTC)), input.length);
            } catch (FormatException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static void render(LogFormat format, int length) {
        for (Entry entry : ENTRIES) {
            byte[] first = bytes(format, entry);
            assertThat(first.length).isLessThanOrEqualTo(4 + (length + 1) * MAX_KEYWORD_LENGTH / 2);
            for (int again = 0; again < 3; again++) {
                assertThat(bytes(format, entry)).isEqualTo(first);
            }
        }
    }

    private static byte[] bytes(LogFormat format, Entry entry) {
        TextBuffer out = new TextBuffer(64);
        format.render(entry, out);
        return out.toArray();
    }
}
