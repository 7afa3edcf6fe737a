package io.jsniff.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {
    private final TextBuffer buffer = new TextBuffer(0);

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                12_345_678,
                2_147_483_647L,
                2_147_483_648L,
                9_999_999_999L,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                -1,
                -10,
                Long.MIN_VALUE
            })
    void numbersAreDecimal(long number) {
        buffer.decimal(number);
        assertThat(buffer).hasToString(Long.toString(number));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.000000",
        "999,0.000000",
        "42000,0.000042",
        "420000999,0.420000",
        "1999999999,1.999999",
        "1770091506000042000,1770091506.000042"
    })
    void secondsHaveSixDecimals(long nanos, String expected) {
        buffer.seconds(nanos);
        assertThat(buffer).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"7,3,0,007", "7,2,' ',' 7'", "123,2,0,123", "0,2,0,00"})
    void paddingFillsUpToAWidth(long number, int width, char pad, String expected) {
        buffer.padded(number, width, pad);
        assertThat(buffer).hasToString(expected);
    }

    @Test
    void textGrowsAndShrinks() {
        buffer.put("grüße ");
        buffer.put(Ascii.bytes("xabcx"), 1, 4);
        assertThat(new String(buffer.toArray(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("grüße abc");
        buffer.truncate(2);
        assertThat(buffer).hasToString("gr");
        buffer.clear(1);
        assertThat(buffer.array()).hasSize(1);
        assertThat(buffer.length()).isZero();
    }
}
