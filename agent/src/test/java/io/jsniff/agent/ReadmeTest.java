package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.option.OptionKey;
import io.jsniff.diagnosis.FindingCode;
import io.jsniff.output.format.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The README names all that the program knows. */
class ReadmeTest {
    private static String readme() throws IOException {
        return Files.readString(Path.of("..", "README.md"));
    }

    @ParameterizedTest
    @EnumSource
    void namesTheOption(OptionKey key) throws IOException {
        String text = key.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(readme()).containsPattern("`" + text + "[`=]");
    }

    @ParameterizedTest
    @EnumSource
    void namesTheCause(FindingCode code) throws IOException {
        assertThat(readme()).contains("`" + code.text() + "`");
    }

    static Stream<Keywords.Help> keywords() {
        return Keywords.help().stream();
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void saysOfTheKeywordWhatHelpSays(Keywords.Help keyword) throws IOException {
        assertThat(readme().lines())
                .anyMatch(line -> line.startsWith("| `" + keyword.usage() + "` | " + keyword.description()));
    }
}
