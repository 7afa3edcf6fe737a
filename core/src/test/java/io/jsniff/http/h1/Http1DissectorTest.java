package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Http1DissectorTest {
    static Stream<Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void wholeSampleIsHeardAsExpected(Sample sample) {
        assertThat(Pipe.whole(sample.events())).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void byteByByteIsHeardAlike(Sample sample) {
        assertThat(Pipe.pieces(sample.events(), 1, true, false)).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anyCutIsHeardAlike(Sample sample) {
        for (int position = 1; position < Pipe.totalBytes(sample.events()); position++) {
            assertThat(Pipe.cutAt(sample.events(), position))
                    .as("cut at %d", position)
                    .isEqualTo(sample.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void withoutBodiesOnlyTheBodiesAreMissing(Sample sample) {
        List<String> expected = sample.expected().stream()
                .filter(line -> !line.startsWith("body", 1))
                .toList();

        assertThat(Pipe.pieces(sample.events(), Integer.MAX_VALUE, false, false))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsSkippedChangesNothing(Sample sample) {
        List<String> expected = sample.expected().stream()
                .filter(line -> !line.startsWith("body", 1))
                .toList();

        for (int size : new int[] {1, 7, Integer.MAX_VALUE}) {
            assertThat(Pipe.pieces(sample.events(), size, false, true))
                    .as("pieces of %d", size)
                    .isEqualTo(expected);
        }
    }
}
