package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.http.HttpLimits;
import io.jsniff.http.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final HttpLimits NARROW = new HttpLimits(64, 3, 10, 12, 2, 64, 2);
    private static final String CHUNKED = ">POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void headUpToTheLimitIsRead(int pieces) {
        assertThat(heard(pieces, head(64))).hasSize(2).last().isEqualTo(">finished 64 COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void longerHeadIsMalformed(int pieces) {
        assertThat(heard(pieces, head(65))).contains(">malformed: head too long");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void endlessFirstLineIsMalformed(int pieces) {
        assertThat(heard(pieces, ">GET /" + "x".repeat(100))).contains(">malformed: head too long");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void tooManyLinesAreMalformed(int pieces) {
        assertThat(heard(pieces, ">GET / HTTP/1.1\r\na:\r\nb:\r\nc:\r\n\r\n")).hasSize(2);
        assertThat(heard(pieces, ">GET / HTTP/1.1\r\na:\r\nb:\r\nc:\r\nd:\r\n\r\n"))
                .contains(">malformed: too many header lines");
    }

    @ParameterizedTest
    @CsvSource({
        "'00000001\r\na\r\n0\r\n\r\n', true",
        "'000000001\r\na\r\n0\r\n\r\n', false",
        "'1;abcd\r\na\r\n0\r\n\r\n', true",
        "'1;abcdefghi\r\na\r\n0\r\n\r\n', false",
        "'0\r\na: b\r\nc: d\r\n\r\n', false",
        "'0\r\na: b\r\n\r\n', true"
    })
    void chunkFramingIsBounded(String body, boolean accepted) {
        String wire = CHUNKED + body.replace("\\r", "\r").replace("\\n", "\n");

        List<String> whole = heard(Integer.MAX_VALUE, wire);

        assertThat(whole.stream().noneMatch(line -> line.startsWith(">unframed")))
                .as("%s", whole)
                .isEqualTo(accepted);
        assertThat(heard(1, wire)).isEqualTo(whole);
    }

    @Test
    void requestsBeyondTheRingAreTakenForPlain() {
        String head = "HEAD / HTTP/1.1\r\n\r\n";
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n";

        List<String> heard =
                heard(1000, ">" + head.repeat(3), "<" + answer + answer + answer + "x", ">" + head, "<" + answer);

        assertThat(heard.stream().filter(line -> line.startsWith("<finished")))
                .containsExactly(
                        "<finished 38 COMPLETE",
                        "<finished 38 COMPLETE",
                        "<finished 39 COMPLETE",
                        "<finished 38 COMPLETE");
    }

    private static String head(int length) {
        String begin = ">GET / HTTP/1.1\r\nA: ";
        return begin + "b".repeat(length - begin.length() - 3) + "\r\n\r\n";
    }

    private static List<String> heard(int pieces, String... events) {
        Pipe pipe = new Pipe(new Transcript(true), false, NARROW);
        for (String event : events) {
            pipe.happens(Event.of(event), pieces);
        }
        return pipe.lines();
    }
}
