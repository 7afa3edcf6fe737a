package io.jsniff.output.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ab %reqest.line x|unknown keyword %reqest.line at position 4; did you mean %request.line",
                "%connection.tim|did you mean %connection.time",
                "%source|did you mean %source.ip",
                "%request.headr.host|did you mean %request.header",
                "%source.ip.|unknown keyword %source.ip. at position 1; did you mean %source.ip",
                "%tabseconds|did you mean %tab? (text right behind a keyword follows %-)",
                "%qqqqqq|unknown keyword %qqqqqq at position 1",
                "%Connection|did you mean %connection",
                "%request.header.|unknown keyword %request.header.",
                "100%|no keyword behind the % at position 4; a percent sign is written %%",
                "100% sure|no keyword behind the % at position 4",
                "%request.time(x|the parenthesis behind keyword %request.time at position 1 is not closed",
                "%request.grep|keyword %request.grep at position 1 needs an argument: %request.grep(…)",
                "%request.header.value|keyword %request.header.value at position 1 needs an argument",
                "%request.grep([a)|bad regular expression '[a': Unclosed character class near position 2",
                "%request.timestamp(%Q)|strftime pattern '%Q' has the unknown conversion %Q; known are %C",
                "%close.timestamp(%H:%)|strftime pattern '%H:%' ends within a conversion",
            })
    void wrongFormatSaysWhatWhereAndWhatWasMeant(String format, String message) {
        assertThatThrownBy(() -> LogFormat.compile(format, FormatOptions.agent()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"qqqqqq", "xyz.abc"})
    void wordLikeNoKeywordHasNoRelatives(String word) {
        assertThat(Keywords.relatives(word)).isEmpty();
    }
}
