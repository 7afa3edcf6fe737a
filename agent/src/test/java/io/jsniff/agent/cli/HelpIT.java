package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say of themselves. */
class HelpIT {
    private static String help(String... arguments) throws Exception {
        try (Jsniff jsniff = Jsniff.start(null, arguments)) {
            assertThat(jsniff.await()).isZero();
            assertThat(jsniff.err()).isEmpty();
            return jsniff.out();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "attach", "detach", "status", "report", "capture"})
    void isTheSameEitherWayAndFitsTheScreen(String command) throws Exception {
        String text = help(command, "--help");
        assertThat(text).startsWith("Usage: java -jar jsniff.jar ").contains(command);
        assertThat(text.lines()).allMatch(line -> line.length() <= Terminal.WIDTH);
        assertThat(help("help", command)).isEqualTo(text);
    }

    @Test
    void ofTheWholeNamesTheCommands() throws Exception {
        String text = help("--help");
        assertThat(text.lines())
                .allMatch(line -> line.length() <= Terminal.WIDTH)
                .anyMatch(line -> line.matches(" +attach +\\S.*"));
        assertThat(help("help")).isEqualTo(text);
    }
}
