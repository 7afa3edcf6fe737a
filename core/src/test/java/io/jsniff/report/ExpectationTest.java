package io.jsniff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {
    /** Ten requests on four connections, two of them opened for nothing. */
    private static final OriginRow TOTALS =
            new OriginRow("total", 4, new long[] {2, 2, 4, 2}, new long[] {4, 0, 0, 0}, 2, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reuse>=0.6",
                "reuse <= 0.6",
                "reuse<1",
                "connections<=4",
                "connections=4",
                "requests>9",
                "unique<3",
                "avoidable<=2"
            })
    void metExpectationIsSilent(String text) {
        assertThat(Expectation.parse(text).failure(TOTALS)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "reuse>=0.9, expectation reuse>=0.9 failed: reuse is 0.600 (6 of 10 requests found their connection open)",
        "connections<=3, expectation connections<=3 failed: connections is 4",
        "avoidable=0, expectation avoidable=0 failed: avoidable is 2"
    })
    void failedOneSaysWhatWasSeen(String text, String line) {
        assertThat(Expectation.parse(text).failure(TOTALS)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "reuse, must be a measure",
        "speed>=1, speed is no measure",
        "reuse=>1, must be a measure",
        "'', must be"
    })
    void whatIsNoneIsExplained(String text, String words) {
        assertThatThrownBy(() -> Expectation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
