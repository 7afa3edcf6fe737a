package io.jsniff.output.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.TextBuffer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class StrftimeTest {
    private static String render(String pattern, ZoneId zone, long... seconds) {
        Strftime strftime = Strftime.compile(pattern, zone);
        TextBuffer out = new TextBuffer(8);
        for (long second : seconds) {
            strftime.render(second, out);
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "strftime.txt", delimiter = '|', ignoreLeadingAndTrailingWhitespace = false)
    void conversionsAreThoseOfGnuDate(long second, String pattern, String expected) {
        assertThat(render("[" + pattern + "]", ZoneId.of("Europe/Berlin"), second))
                .isEqualTo(expected);
    }

    @Test
    void tabAndNewlineAreConversions() {
        assertThat(render("a%tb%nc", ZoneOffset.UTC, 0)).isEqualTo("a\tb\nc");
    }

    @Test
    void everySecondHasItsOwnText() {
        assertThat(render("%S ", ZoneOffset.UTC, 1, 1, 2, 1)).isEqualTo("01 01 02 01 ");
    }

    @Test
    void zonesWithoutNamesAreOffsets() {
        assertThat(render("%z %Z", ZoneOffset.ofHoursMinutes(-3, -30), 0)).isEqualTo("-0330 GMT-03:30");
        assertThat(render("%z %Z", ZoneOffset.UTC, 0)).isEqualTo("+0000 UTC");
    }
}
