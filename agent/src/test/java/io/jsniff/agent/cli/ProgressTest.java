package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void barTellsTheShareThatIsDone() {
        assertThat(Progress.text(30_000_000, 120_000_000))
                .isEqualTo("[#######                       ]  25 % of 120 MB");
        assertThat(Progress.text(120, 120)).startsWith("[##############################] 100 %");
    }

    @Test
    void withoutAKnownEndTheBytesAreTold() {
        assertThat(Progress.text(30_000_000, 0)).isEqualTo("30 MB");
        assertThat(Progress.text(2_000_000, 1)).isEqualTo("2 MB");
    }
}
