package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The inputs of llhttp's own tests, each one direction of a connection. llhttp is as strict as a party must be, this parser as
 * lenient as an observer may be: where that makes a difference, the case is {@link #DIFFERENT}.
 */
class LlhttpCorpusTest {
    private static final Set<String> DIFFERENT = Corpus.identifiers("llhttp-differences");

    @TestFactory
    Stream<DynamicTest> inputIsCutAsLlhttpCutsIt() throws IOException {
        return Corpus.cases("http1/llhttp.json")
                .filter(test -> !test.get("type").asText().equals("url")) // targets are not taken apart here
                .map(test -> DynamicTest.dynamicTest(test.get("id").asText(), () -> check(test)));
    }

    private static void check(JsonNode test) {
        List<String> expected = expected(test);
        List<String> heard = heard(test, Integer.MAX_VALUE);
        assertThat(heard(test, 1)).as("byte by byte").isEqualTo(heard);
        if (DIFFERENT.contains(test.get("id").asText())) {
            assertThat(heard).as("as llhttp after all").isNotEqualTo(expected);
        } else {
            assertThat(heard).as(test.get("name").asText()).isEqualTo(expected);
        }
    }

    /** Messages up to what is malformed, or to where llhttp stopped because of an upgrade. */
    private static List<String> heard(JsonNode test, int pieces) {
        boolean request = isRequest(test);
        Pipe pipe = new Pipe(new Transcript(true), false);
        if (test.get("skip_body").asBoolean()) {
            pipe.happens(Event.of(">" + "HEAD / HTTP/1.1\r\n\r\n".repeat(2)), pieces);
        }
        int before = pipe.lines().size();
        Direction direction = request ? Direction.TO_DEST : Direction.TO_SOURCE;
        pipe.happens(new Event.Bytes(direction, input(test)), pieces);
        return comparable(pipe.lines().stream().skip(before).toList(), test);
    }

    /** What is shown of a message that is not complete is left out: llhttp shows what it likes. */
    private static List<String> comparable(List<String> lines, JsonNode test) {
        List<String> kept = new ArrayList<>();
        int most = test.at("/expect/outcome").asText().equals("upgrade")
                ? test.at("/expect/messages").size()
                : 99;
        for (String line : lines) {
            boolean isEnd = line.startsWith("malformed", 1) || line.startsWith("unframed", 1);
            if (isEnd || (line.startsWith("head", 1) && most-- == 0)) {
                kept.addAll(isEnd ? List.of("malformed") : List.of());
                break;
            }
            kept.add(line);
        }
        kept.removeIf(line -> line.startsWith("tunnel"));
        return withoutIncomplete(kept);
    }

    private static List<String> withoutIncomplete(List<String> lines) {
        boolean malformed = lines.contains("malformed");
        int last = lines.size() - (malformed ? 2 : 1);
        while (last >= 0
                && !lines.get(last).startsWith("finished", 1)
                && !lines.get(last).startsWith("<interim")) {
            if (lines.get(last).startsWith("body", 1) || malformed) {
                lines.remove(last);
            }
            last--;
        }
        return lines;
    }

    private static List<String> expected(JsonNode test) {
        byte[] input = input(test);
        List<String> lines = new ArrayList<>();
        for (JsonNode message : test.at("/expect/messages")) {
            message(lines, isRequest(test) ? ">" : "<", input, message);
        }
        if (test.at("/expect/outcome").asText().equals("error")) {
            lines.add("malformed");
        }
        return withoutIncomplete(lines);
    }

    private static void message(List<String> lines, String mark, byte[] input, JsonNode message) {
        boolean complete = message.get("complete").asBoolean();
        int status = message.get("status_code").asInt();
        if (status >= 100 && status < 200 && status != 101) {
            lines.add("<interim " + status);
        } else if (message.get("headers_complete").asBoolean()) {
            int begin = message.get("begin").asInt();
            int body = message.get("headers_end").asInt();
            int end = message.get("end").asInt(body);
            lines.add(mark + "head " + Corpus.text(input, begin, body));
            if (end > body && complete) {
                lines.add(mark + "body " + Corpus.text(input, body, end));
            }
            if (complete) {
                lines.add(mark + "finished " + (end - begin) + " COMPLETE");
            }
        }
    }

    private static boolean isRequest(JsonNode test) {
        return test.get("type").asText().equals("request");
    }

    /** The corpus lacks the CRLF at the end of most inputs: offsets in its log go beyond what is there. */
    private static byte[] input(JsonNode test) {
        byte[] input = Corpus.bytes(test.get("input_b64"));
        boolean shortened = test.at("/expect/outcome").asText().equals("error");
        for (JsonNode line : test.get("log")) {
            shortened |= reach(line.asText()) > input.length;
        }
        byte[] restored = Arrays.copyOf(input, input.length + 2);
        System.arraycopy(Ascii.bytes("\r\n"), 0, restored, input.length, 2);
        return shortened ? restored : input;
    }

    private static int reach(String line) {
        int reach = 0;
        for (String word : line.split(" ")) {
            if (word.startsWith("off=") || word.startsWith("len=")) {
                reach += Integer.parseInt(word.substring(4));
            }
        }
        return reach;
    }
}
