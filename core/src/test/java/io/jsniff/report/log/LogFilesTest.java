package io.jsniff.report.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFilesTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void make() throws IOException {
        for (String name : List.of("a.json", "a.json.1", "b.json", "x[1].json", "other.txt")) {
            Files.createFile(directory.resolve(name));
        }
        Files.createDirectory(directory.resolve("c.json"));
    }

    private List<String> expand(String... names) throws IOException {
        List<String> all = Stream.of(names).map(name -> directory + "/" + name).toList();
        return LogFiles.expand(all).stream()
                .map(path -> directory.relativize(path).toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "b.json,b.json",
        "a.json*,a.json a.json.1",
        "?.json,a.json b.json",
        "'{b,a}.json',a.json b.json",
        "x[1].json,x[1].json",
    })
    void namesAndPatternsMeanFiles(String name, String files) throws IOException {
        assertThat(expand(name)).containsExactly(files.split(" "));
    }

    @Test
    void noFileIsMeantTwice() throws IOException {
        assertThat(expand("b.json", "*.json", "b.json")).containsExactly("b.json", "a.json", "x[1].json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.json", "none*", "c.json", "none/a*", "[", "nul\u0000"})
    void nobodysNameIsRefused(String name) {
        assertThatThrownBy(() -> expand(name)).isInstanceOf(IOException.class).hasMessageContaining("'");
    }
}
