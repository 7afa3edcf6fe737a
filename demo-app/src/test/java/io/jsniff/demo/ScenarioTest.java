package io.jsniff.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ScenarioTest {
    static final List<Scenario> SCENARIOS = Scenario.ALL;

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void usesAsManyConnectionsAsItSays(Scenario scenario) throws Exception {
        try (Collector collector = Collector.start(0)) {
            scenario.script().run(new Target(collector.port()), 7);
            assertThat(collector.connections()).isEqualTo(scenario.reused() ? 1 : 7);
        }
    }

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void postsEveryEvent(Scenario scenario) throws Exception {
        try (Collector collector = Collector.start(0)) {
            scenario.script().run(new Target(collector.port()), 3);
            assertThat(collector.requests()).isEqualTo(scenario.name().equals("body-read") ? 4 : 3);
        }
    }

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(SCENARIOS).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    @Test
    void faultsAndRemediesTakeTurns() {
        assertThat(SCENARIOS)
                .extracting(Scenario::reused)
                .containsExactly(false, true, false, true, false, true, false, true, false, true);
    }
}
