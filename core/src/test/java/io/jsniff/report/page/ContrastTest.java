package io.jsniff.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's colours, light and dark, by the contrast that WCAG 2.2 asks for: 4.5 of text, 3 of what is not text. */
class ContrastTest {
    private static final double OF_TEXT = 4.5;
    private static final double OF_SHAPES = 3;
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #(\\p{XDigit}{6});");

    @ParameterizedTest
    @CsvSource({
        "text, page panel fault-panel hover",
        "quiet, page panel fault-panel hover",
        "fault, panel fault-panel hover",
        "on-bar, unique start continue last"
    })
    void textCanBeRead(String text, String grounds) throws IOException {
        for (String ground : grounds.split(" ")) {
            assertContrast(text, ground, OF_TEXT);
        }
    }

    @Test
    void textCanBeReadOnThePalePartOfABar() throws IOException {
        for (Map<String, Integer> colours : schemes()) {
            for (String bar : new String[] {"unique", "start", "continue", "last"}) {
                int pale = mixed(colour(colours, bar), colour(colours, "panel"), 0.35);
                assertThat(contrast(colour(colours, "text"), pale)).as(bar).isGreaterThanOrEqualTo(OF_TEXT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"unique", "start", "continue", "last", "connect", "tls", "idle", "edge", "focus", "fault"})
    void shapesStandOutFromWhatIsBehindThem(String shape) throws IOException {
        assertContrast(shape, "panel", OF_SHAPES);
        assertContrast(shape, "hover", OF_SHAPES);
    }

    @Test
    void nothingMovesByItself() throws IOException {
        assertThat(style()).doesNotContain("animation", "transition", "smooth");
    }

    private static void assertContrast(String one, String other, double least) throws IOException {
        for (Map<String, Integer> colours : schemes()) {
            assertThat(contrast(colour(colours, one), colour(colours, other)))
                    .as(one + " on " + other)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static int colour(Map<String, Integer> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    /** Light, and dark, which changes some of it. */
    private static List<Map<String, Integer>> schemes() throws IOException {
        String style = style();
        int dark = style.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, Integer> light = colours(style.substring(0, dark));
        Map<String, Integer> darker = new HashMap<>(light);
        darker.putAll(colours(style.substring(dark)));
        return List.of(light, darker);
    }

    private static Map<String, Integer> colours(String style) {
        Map<String, Integer> colours = new HashMap<>();
        COLOUR.matcher(style)
                .results()
                .forEach(found -> colours.put(found.group(1), Integer.parseInt(found.group(2), 16)));
        return colours;
    }

    private static String style() throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("page.css"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** Part of one colour over another. */
    private static int mixed(int over, int under, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = share * (over >> shift & 0xff) + (1 - share) * (under >> shift & 0xff);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    /** From 1 to 21. */
    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
