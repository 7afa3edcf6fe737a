package io.jsniff.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrintableTest {
    private static String put(Printable printable, byte[] bytes) {
        TextBuffer out = new TextBuffer(0);
        printable.put(bytes, 0, bytes.length, out);
        return new String(out.toArray(), StandardCharsets.UTF_8);
    }

    /** Characters, and the escapes that stand for them in a line. */
    @ParameterizedTest
    @CsvSource({
        "0, \\x00",
        "7, \\x07",
        "8, \\x08",
        "9, \\x09",
        "a, \\x0a",
        "d, \\x0d",
        "1b, \\x1b",
        "7f, \\x7f",
        "80, \\xc2\\x80",
        "85, \\xc2\\x85",
        "9b, \\xc2\\x9b",
        "9d, \\xc2\\x9d",
        "ad, \\xc2\\xad",
        "61c, \\xd8\\x9c",
        "200e, \\xe2\\x80\\x8e",
        "200f, \\xe2\\x80\\x8f",
        "2028, \\xe2\\x80\\xa8",
        "2029, \\xe2\\x80\\xa9",
        "202a, \\xe2\\x80\\xaa",
        "202b, \\xe2\\x80\\xab",
        "202c, \\xe2\\x80\\xac",
        "202d, \\xe2\\x80\\xad",
        "202e, \\xe2\\x80\\xae",
        "2066, \\xe2\\x81\\xa6",
        "2067, \\xe2\\x81\\xa7",
        "2068, \\xe2\\x81\\xa8",
        "2069, \\xe2\\x81\\xa9",
        "d800, \\xed\\xa0\\x80",
        "dfff, \\xed\\xbf\\xbf",
        "feff, \\xef\\xbb\\xbf",
        "e0001, \\xf3\\xa0\\x80\\x81"
    })
    void whatIsNotFitForALineIsEscaped(String codePoint, String escaped) {
        String hostile = new String(Character.toChars(Integer.parseInt(codePoint, 16)));
        assertThat(Printable.LINE.of("a" + hostile + "b" + hostile)).isEqualTo("a" + escaped + "b" + escaped);
        assertThat(Printable.QUOTED.of(hostile)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource({
        "9b31, \\x9b1",
        "c29b, \\xc2\\x9b",
        "c0af, \\xc0\\xaf",
        "e0809b, \\xe0\\x80\\x9b",
        "eda080, \\xed\\xa0\\x80",
        "f4908080, \\xf4\\x90\\x80\\x80",
        "f88080808080, \\xf8\\x80\\x80\\x80\\x80\\x80",
        "e282, \\xe2\\x82",
        "e2821b, \\xe2\\x82\\x1b",
        "ff, \\xff"
    })
    void bytesThatAreNoTextAreEscaped(String hex, String escaped) {
        assertThat(put(Printable.LINE, HexFormat.of().parseHex(hex))).isEqualTo(escaped);
        assertThat(put(Printable.LINES, HexFormat.of().parseHex(hex))).isEqualTo(escaped);
    }

    @ParameterizedTest
    @EnumSource
    void allOtherTextStays(Printable printable) {
        for (String text :
                new String[] {"", "GET /a?b=c HTTP/1.1", "Gr\u00fc\u00dfe", "\u20ac\u4f60\u0645", "\ud83d\ude00"}) {
            assertThat(printable.of(text)).isEqualTo(text);
            assertThat(put(printable, text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"LINE, a\"b\\c", "QUOTED, a\\x22b\\x5cc", "LINES, a\"b\\c"})
    void quotationMarksAndBackslashesCountBetweenQuotationMarks(Printable printable, String shown) {
        assertThat(printable.of("a\"b\\c")).isEqualTo(shown);
        assertThat(put(printable, Ascii.bytes("a\"b\\c"))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', 'a\nb'", "'a\r\nb', 'a\r\nb'", "'a\tb', 'a\tb'", "'a\rb', a\\x0db", "'a\r', a\\x0d"})
    void severalLinesKeepTheirEndsAndTabs(String text, String shown) {
        assertThat(Printable.LINES.of(text)).isEqualTo(shown.replace("'", ""));
    }
}
