package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jsniff.agent.option.OptionKey;
import io.jsniff.diagnosis.FindingCode;
import io.jsniff.output.format.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents name all that the program knows, and nothing that does not exist. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final String README = "README.md";
    private static final String AGENT = "agent/README.md";
    private static final String CORE = "core/README.md";
    private static final String CONTRIBUTING = ".github/CONTRIBUTING.md";
    private static final int MAX_README = 9 * 1024;
    private static final Pattern CLASS = Pattern.compile("`(io\\.jsniff\\.[\\w.]*\\.[A-Z]\\w*)`");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#([^)]*))?\\)");
    private static final Pattern ANCHOR = Pattern.compile("\\]\\(#([^)]+)\\)");

    private static String text(String document) throws IOException {
        return Files.readString(ROOT.resolve(document));
    }

    @ParameterizedTest
    @EnumSource
    void optionIsExplained(OptionKey key) throws IOException {
        String name = key.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(text(AGENT)).containsPattern("\\| `" + name + "[`=]|` `" + name + "[`=]");
    }

    @ParameterizedTest
    @EnumSource
    void causeIsExplained(FindingCode code) throws IOException {
        assertThat(text(AGENT)).contains("`" + code.text() + "`");
    }

    static Stream<Keywords.Help> keywords() {
        return Keywords.help().stream();
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void keywordIsExplainedAsByHelp(Keywords.Help keyword) throws IOException {
        assertThat(text(CORE).lines())
                .anyMatch(line -> line.startsWith("| `" + keyword.usage() + "` | " + keyword.description()));
    }

    @Test
    void readmeIsShort() throws IOException {
        assertThat(Files.size(ROOT.resolve(README))).isLessThan(MAX_README);
    }

    static Stream<String> classes() throws IOException {
        return Stream.of(text(CONTRIBUTING), text(AGENT), text(CORE))
                .flatMap(text -> CLASS.matcher(text).results())
                .map(match -> match.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void classThatIsNamedExists(String name) {
        assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
                .doesNotThrowAnyException();
    }

    static Stream<String> types() throws IOException {
        return TYPE.matcher(text(CONTRIBUTING))
                .results()
                .map(match -> match.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("types")
    void typeThatIsNamedHasAFile(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files).anyMatch(file -> file.endsWith(name + ".java"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {README, AGENT, CORE, CONTRIBUTING, ".github/SECURITY.md"})
    void linkLeadsSomewhere(String document) throws IOException {
        Path home = ROOT.resolve(document).toAbsolutePath().normalize().getParent();
        for (MatchResult link : LINK.matcher(text(document)).results().toList()) {
            Path target = home.resolve(link.group(1));
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(anchors(Files.readString(target))).contains(link.group(2));
            }
        }
        for (MatchResult link : ANCHOR.matcher(text(document)).results().toList()) {
            assertThat(anchors(text(document))).contains(link.group(1));
        }
    }

    /** As GitHub makes them of headings. */
    private static Stream<String> anchors(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'));
    }
}
