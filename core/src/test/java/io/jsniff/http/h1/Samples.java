package io.jsniff.http.h1;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the samples that stand as text beside this class, a file for each theme. A sample is its name, what happens, the word
 * {@code gives}, and the lines of the transcript; a blank line ends it. {@code \r}, {@code \n} and {@code \x00} are escapes.
 */
final class Samples {
    private Samples() {}

    static Stream<Sample> read(String... themes) {
        return Arrays.stream(themes).flatMap(Samples::file);
    }

    private static Stream<Sample> file(String theme) {
        return Arrays.stream(text(theme).strip().split("\n\n", -1)).map(Samples::sample);
    }

    static String text(String name) {
        try (InputStream in = requireNonNull(Samples.class.getResourceAsStream(name + ".txt"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Sample sample(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        int gives = lines.indexOf("gives");
        return new Sample(
                lines.get(0),
                lines.subList(1, gives).stream()
                        .map(line -> Event.of(unescaped(line)))
                        .toList(),
                // what a transcript shows of line ends is escaped alike
                lines.subList(gives + 1, lines.size()).stream()
                        .map(Samples::shown)
                        .toList());
    }

    private static String shown(String line) {
        return unescaped(line).replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String unescaped(String line) {
        List<String> parts = new ArrayList<>(
                List.of(line.replace("\\r", "\r").replace("\\n", "\n").split("\\\\x", -1)));
        StringBuilder text = new StringBuilder(parts.remove(0));
        for (String part : parts) {
            text.append((char) Integer.parseInt(part.substring(0, 2), 16)).append(part, 2, part.length());
        }
        return text.toString();
    }
}
