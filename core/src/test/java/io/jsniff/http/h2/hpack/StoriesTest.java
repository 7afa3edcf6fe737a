package io.jsniff.http.h2.hpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public stories of header blocks, each with the fields it holds. {@code -Djsniff.corpora=DIR} says where they are. */
class StoriesTest {
    static Stream<Path> stories() throws IOException {
        @Nullable String folder = System.getProperty("jsniff.corpora");
        if (folder == null || !Files.isDirectory(Path.of(folder, "hpack"))) {
            return Stream.of(Path.of("none"));
        }
        try (Stream<Path> files = Files.walk(Path.of(folder, "hpack"))) {
            return files
                    .filter(file -> file.toString().endsWith(".json")
                            && !file.toString().contains("raw-data"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void storyIsReadAsItWasWritten(Path story) throws IOException {
        assumeTrue(Files.exists(story), "no folder of stories is named by -Djsniff.corpora");
        HpackDecoder decoder = new HpackDecoder(64 << 10);
        for (JsonNode block : new ObjectMapper().readTree(story.toFile()).get("cases")) {
            byte[] wire = HexFormat.of().parseHex(block.get("wire").asText());
            HpackDecoderTest.Fields fields = new HpackDecoderTest.Fields();
            assertThat(decoder.decode(wire, 0, wire.length, fields)).isTrue();
            assertThat(fields.lines).as("block %s", block.get("seqno")).isEqualTo(lines(block.get("headers")));
        }
    }

    private static List<String> lines(JsonNode headers) {
        List<String> lines = new ArrayList<>();
        for (JsonNode header : headers) {
            header.properties()
                    .forEach(field ->
                            lines.add(field.getKey() + ": " + field.getValue().asText()));
        }
        return lines;
    }
}
