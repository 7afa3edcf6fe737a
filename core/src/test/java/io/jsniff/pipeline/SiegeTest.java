package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.pipeline.Siege.Figures;
import io.jsniff.pipeline.Siege.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has no end is followed in bounded memory, and quickly. */
class SiegeTest {
    private static final long MEGABYTE = 1 << 20;
    private static final long GENEROUS = 60_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "WEB_SOCKET_MESSAGES,                     100000, 1",
        "SERVER_SENT_EVENTS,                        6000, 1",
        "CHUNKS,                                  300000, 1",
        "PIPELINED_REQUESTS_ANSWERED_BY_HUNDREDS, 100000, 100000",
        "PIPELINED_REQUESTS_NOT_ANSWERED,         100000, 100000",
        "RUNS_OF_BYTES,                           100000, 50000",
    })
    void whatHasNoEndIsBounded(Kind kind, int times, int entries) {
        Figures figures = Siege.of(kind, times);

        assertThat(figures.entries()).isEqualTo(entries);
        assertThat(figures.retained()).isLessThan(MEGABYTE);
        assertThat(figures.nanos()).isLessThan(GENEROUS);
    }
}
