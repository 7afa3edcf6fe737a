package io.jsniff.agent.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    private static Quantity quantity(String text) {
        return new Quantity("it", text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 500", "64K, 65536", "64k, 65536", "1M, 1048576", "2G, 2147483648"})
    void sizesAreInPowersOf1024(String text, long bytes) throws OptionException {
        assertThat(quantity(text).size(0, Long.MAX_VALUE)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500000000", "10s, 10000000000", "2m, 120000000000", "1h, 3600000000000", "0s, 0"})
    void durationsHaveUnits(String text, long nanos) throws OptionException {
        assertThat(quantity(text).duration()).isEqualTo(nanos);
        assertThat(quantity(text).durationOrSeconds()).isEqualTo(nanos);
    }

    @Test
    void neverIsTheLongestDuration() throws OptionException {
        assertThat(quantity("never").durationOrSeconds()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void commandsTakeANumberForSeconds() throws OptionException {
        assertThat(quantity("10").durationOrSeconds()).isEqualTo(10_000_000_000L);
        assertThatThrownBy(() -> quantity("10").duration()).isInstanceOf(OptionException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 10s",
                "10 sec | 10s",
                "3min | 3m",
                "3M | 3m",
                "2hours | 2h",
                "7 s | 7s",
                "soon | none",
                "s | none",
                "3 weeks | none"
            })
    void nearestDurationIsNamed(String text, String nearest) {
        wrong(
                () -> quantity(text).duration(),
                "it=" + text + ": must be a duration like 500ms, 10s, 5m or never",
                nearest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"64KB | 64K", "64 kb | 64K", "1GiB | 1G", "1 M | 1M", "1T | none", "K | none", "5 kittens | none"})
    void nearestSizeIsNamed(String text, String nearest) {
        wrong(
                () -> quantity(text).size(0, Long.MAX_VALUE),
                "it=" + text + ": must be a size like 500, 64K, 100M or 2G",
                nearest);
    }

    @Test
    void boundsAreNamed() {
        wrong(() -> quantity("0").number(1, 9), "it=0: must be a number from 1 to 9", "none");
        wrong(() -> quantity("3K").size(1, 9), "it=3K: must be a size like 500, 64K, 100M or 2G from 1 to 9", "none");
        wrong(() -> quantity("9".repeat(30)).number(0, Long.MAX_VALUE), "must be a number from 0", "none");
    }

    private interface Reading {
        long read() throws OptionException;
    }

    private static void wrong(Reading reading, String message, String nearest) {
        assertThatThrownBy(reading::read)
                .isInstanceOf(OptionException.class)
                .hasMessageContaining(message)
                .satisfies(
                        error -> assertThat(String.valueOf(error.getMessage()).contains("did you mean"))
                                .isEqualTo(!nearest.equals("none")))
                .message()
                .contains(nearest.equals("none") ? message : "; did you mean " + nearest + "?");
    }
}
