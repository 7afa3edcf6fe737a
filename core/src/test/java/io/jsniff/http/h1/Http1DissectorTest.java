package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Http1DissectorTest {
    static Stream<Sample> samples() {
        return Samples.read(
                "lengths",
                "chunks",
                "bodiless",
                "tunnels",
                "order",
                "leniency",
                "simple",
                "malformed",
                "unframed",
                "ends",
                "gaps");
    }

    /** Where a first line tells what goes on, it must stand in one call. */
    static Stream<Sample> samplesOfGuesses() {
        return Samples.read("lost", "withheld");
    }

    @ParameterizedTest
    @MethodSource("samplesOfGuesses")
    void guessIsHeardAsExpected(Sample sample) {
        assertThat(Pipe.whole(sample.events())).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void wholeSampleIsHeardAsExpected(Sample sample) {
        assertThat(Pipe.whole(sample.events())).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWasHeardBeforeIsHeardAlike(Sample sample) {
        KnownHeads heads = new KnownHeads();
        Pipe.knowing(heads, sample.events());
        assertThat(Pipe.knowing(heads, sample.events())).isEqualTo(sample.expected());
    }

    @Test
    void connectionsThatKnowEachOthersHeadsAreHeardAsAlone() {
        KnownHeads heads = new KnownHeads();
        for (int round = 0; round < 3; round++) {
            assertThat(samples())
                    .allSatisfy(sample ->
                            assertThat(Pipe.knowing(heads, sample.events())).isEqualTo(sample.expected()));
        }
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
        assertThat(Pipe.pieces(sample.events(), Integer.MAX_VALUE, false, false))
                .isEqualTo(sample.expectedWithoutBodies());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsSkippedChangesNothing(Sample sample) {
        for (int size : new int[] {1, 7, Integer.MAX_VALUE}) {
            assertThat(Pipe.pieces(sample.events(), size, false, true))
                    .as("pieces of %d", size)
                    .isEqualTo(sample.expectedWithoutBodies());
        }
    }
}
