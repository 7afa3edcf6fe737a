package io.jsniff.http.h1;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsniff.bytes.Ascii;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Public test data of other parsers. It is not part of this project: {@code -Djsniff.corpora=DIR} says where it is. */
final class Corpus {
    private static final String PROPERTY = "jsniff.corpora";

    private Corpus() {}

    /** The cases of a file; the test is skipped if there is no such folder. */
    static Stream<JsonNode> cases(String file) throws IOException {
        String folder = System.getProperty(PROPERTY);
        assumeTrue(folder != null, "no -D" + PROPERTY + "=DIR");
        Path path = Path.of(folder, file);
        assumeTrue(Files.exists(path), "no " + path);
        JsonNode cases = new ObjectMapper().readTree(path.toFile()).get("cases");
        return StreamSupport.stream(cases.spliterator(), false);
    }

    static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }

    static String text(byte[] bytes, int from, int to) {
        return Ascii.text(bytes, from, to).replace("\r", "\\r").replace("\n", "\\n");
    }

    /** The identifiers of the cases that stand, indented, below a reason why they are different here. */
    static Set<String> identifiers(String name) {
        return Samples.text(name)
                .lines()
                .filter(line -> line.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
