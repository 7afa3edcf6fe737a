package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jsniff.connection.Direction;
import io.jsniff.http.Transcript;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The connections of libhtp's own tests, with how many transactions they hold and what libhtp says of these. */
class LibhtpCorpusTest {
    private static final Set<String> DIFFERENT = Corpus.identifiers("libhtp-differences");

    @TestFactory
    Stream<DynamicTest> connectionIsCutAsLibhtpCutsIt() throws IOException {
        return Corpus.cases("http1/libhtp.json")
                .map(test -> DynamicTest.dynamicTest(test.get("id").asText(), () -> check(test)));
    }

    private static void check(JsonNode test) {
        List<String> heard = heard(test);
        if (DIFFERENT.contains(test.get("id").asText())) {
            assertThatThrownBy(() -> compare(test, heard))
                    .as("%s as libhtp after all", test.get("id"))
                    .isInstanceOf(AssertionError.class);
        } else {
            compare(test, heard);
        }
    }

    private static void compare(JsonNode test, List<String> heard) {
        JsonNode expected = test.get("expect");
        if (expected.get("transactions").isInt()) {
            assertThat(those(">finished", heard))
                    .as("%s", heard)
                    .hasSize(expected.get("transactions").asInt());
        }
        for (JsonNode transaction : expected.get("tx")) {
            int index = transaction.get("index").asInt();
            String head = at(index, those(">head", heard));
            assertThat(head).startsWith(">head " + transaction.path("method").asText());
            assertThat(head).contains(" " + transaction.path("uri").asText());
            compare(transaction.path("request_progress"), at(index, those(">finished", heard)));
            compare(transaction.path("response_progress"), at(index, those("<finished", heard)));
        }
    }

    private static void compare(JsonNode progress, String end) {
        if (!progress.isMissingNode()) {
            assertThat(end.endsWith("COMPLETE"))
                    .as(end)
                    .isEqualTo(progress.asText().equals("COMPLETE"));
        }
    }

    private static List<String> those(String begin, List<String> heard) {
        return heard.stream().filter(line -> line.startsWith(begin)).toList();
    }

    private static String at(int index, List<String> lines) {
        return index < lines.size() ? lines.get(index) : "";
    }

    private static List<String> heard(JsonNode test) {
        Pipe pipe = new Pipe(new Transcript(true), false);
        for (JsonNode step : test.get("steps")) {
            Direction direction = step.get("dir").asText().equals("c2s") ? Direction.TO_DEST : Direction.TO_SOURCE;
            pipe.happens(new Event.Bytes(direction, Corpus.bytes(step.get("data_b64"))), Integer.MAX_VALUE);
        }
        pipe.happens(Event.of(">."), 1);
        pipe.happens(Event.of("<."), 1);
        return pipe.lines();
    }
}
