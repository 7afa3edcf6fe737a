package io.jsniff.output.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.output.Samples;
import io.jsniff.reuse.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingRendererTest {
    private static String render(LogFormat format, Entry entry) {
        TextBuffer out = new TextBuffer(1);
        format.render(entry, out);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%request.line",
                "%request.method %request.url",
                "%response.message",
                "%request.header.host",
                "%request.header.none(nf)",
                "%response.header.x-empty(nf)|",
                "%request.header.authorization",
            })
    void theSameHeadReadsTheSameEachTime(String text) {
        LogFormat format = LogFormat.compile(text, FormatOptions.agent());
        String first = render(format, Samples.unique());
        for (int i = 0; i < 4; i++) {
            Entry again = Samples.unique();
            assertThat(render(format, again)).isEqualTo(first);
            assertThat(render(format, again)).isEqualTo(first);
            assertThat(render(format, again)).isEqualTo(first);
        }
    }

    @Test
    void entryWithoutAMessageHasNoneOfTheLastOnes() {
        LogFormat format = LogFormat.compile("%response.message", FormatOptions.agent());
        Entry answered = Samples.unique();
        render(format, answered);
        render(format, answered);
        assertThat(render(format, Samples.unanswered())).isEqualTo("-\n");
        assertThat(render(format, answered)).isEqualTo("Very OK\n");
    }
}
