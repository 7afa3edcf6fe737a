package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import org.junit.jupiter.api.Test;

class HeadCacheTest {
    private static final byte[] HEAD = Ascii.bytes("GET /a HTTP/1.1\r\nHost: h\r\n\r\n");

    private final HeadCache<RequestKind> heads = new HeadCache<>();

    private void remember(byte[] head) {
        heads.remember(head, 0, head.length, head.length, new HeadFields(), RequestKind.PLAIN);
    }

    @Test
    void headIsFoundAgain() {
        remember(HEAD);
        assertThat(heads.find(HEAD.clone(), 0, HEAD.length)).satisfies(known -> {
            assertThat(known).isNotNull();
            assertThat(known.head().bytes()).isEqualTo(HEAD);
        });
    }

    @Test
    void headThatDiffersInOneByteIsAnother() {
        remember(HEAD);
        for (int i = 0; i < HEAD.length; i++) {
            byte[] other = HEAD.clone();
            other[i] ^= 1;
            assertThat(heads.find(other, 0, other.length)).as("byte %d", i).isNull();
        }
    }

    @Test
    void beginOfAHeadIsNoHead() {
        remember(HEAD);
        for (int length = 1; length < HEAD.length; length++) {
            assertThat(heads.find(HEAD, 0, length)).as("length %d", length).isNull();
        }
    }

    @Test
    void longHeadIsNotKept() {
        byte[] head = Ascii.bytes("GET /" + "a".repeat(3000) + " HTTP/1.1\r\n\r\n");
        remember(head);
        assertThat(heads.find(head, 0, head.length)).isNull();
    }
}
