package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.pipeline.Siege.Figures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has no end is followed in bounded memory, and quickly. */
class SiegeTest {
    /** Room for 4096 streams of HTTP/2. */
    private static final long FEW_MEGABYTES = 4 << 20;

    private static final long SECONDS = 60_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "WEB_SOCKET_MESSAGES,            100000, 1",
        "SERVER_SENT_EVENTS,               6000, 1",
        "CHUNKS,                         300000, 1",
        "TRAILERS,                        30000, 1",
        "HEADER_LINES,                    30000, 1",
        "EMPTY_LINES,                     30000, 1",
        "INTERIM_RESPONSES,               30000, 1",
        "RESPONSES_WITHOUT_REQUEST,       30000, 1",
        "REQUESTS_IN_TURN,               30000, 30001",
        "PIPELINED_REQUESTS,              20000, 60001",
        "REQUESTS_WITHOUT_RESPONSE,      30000, 30001",
        "RUNS_OF_BYTES,                  30000, 30001",
        "HTTP2_STREAMS,                   20000, 20000",
        "HTTP2_STREAMS_WITHOUT_RESPONSE,  20000, 20000",
        "HTTP2_RESETS,                    20000, 20000",
        "HTTP2_PINGS,                     30000, 1",
        "HTTP2_CONTINUATIONS,             30000, 1",
    })
    void whatHasNoEndIsBounded(SiegeKind kind, int times, int entries) {
        Figures figures = Siege.of(kind, times);

        assertThat(figures.failure()).isNull();
        assertThat(figures.entries()).isEqualTo(entries);
        assertThat(figures.retained()).isLessThan(FEW_MEGABYTES);
        assertThat(figures.nanos()).isLessThan(SECONDS);
    }
}
