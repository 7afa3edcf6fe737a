package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import org.junit.jupiter.api.Test;

class RequestLineTest {
    @Test
    void lineWithoutAVersionDoesNotTakeThatOfTheLineBefore() {
        RequestLine line = new RequestLine();

        assertThat(parse(line, "GET /a HTTP/1.0")).isTrue();
        assertThat(line.old()).isTrue();
        assertThat(parse(line, "GET /b")).isTrue();
        assertThat(line.isWholeHead()).isTrue();
        assertThat(line.old()).isFalse();
    }

    private static boolean parse(RequestLine line, String text) {
        byte[] bytes = Ascii.bytes(text);
        return line.parse(bytes, 0, bytes.length);
    }
}
