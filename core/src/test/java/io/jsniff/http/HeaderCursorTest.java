package io.jsniff.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderCursorTest {
    private static final byte[] HEAD = Ascii.bytes("""
            GET / HTTP/1.1
            Host: a
            X-Host: b
            hOsT : c
            Folded: d
              host: e
            no colon
            : nameless
            Last:f

            Hidden: g
            """);

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"host,a", "x-host,b", "'folded','d\n  host: e'", "'',nameless", "last,f", "hidden,none", "no,none"
            })
    void headerIsFoundByItsWholeName(String name, @Nullable String value) {
        String expected = value == null ? null : value.replace("\\n", "\n");
        assertThat(new Head(HEAD).header(Ascii.bytes(name))).isEqualTo(expected);
    }

    @Test
    void everyHeadIsSearchedAsIfReadLineByLine() {
        Random random = new Random(7);
        String[] parts = {"a", "b", "A", ":", " ", "\r\n", "\n", "ab", "\t", "a:", "\r"};
        for (int i = 0; i < 50_000; i++) {
            StringBuilder head = new StringBuilder("x\r\n");
            for (int n = random.nextInt(25); n > 0; n--) {
                head.append(parts[random.nextInt(parts.length)]);
            }
            byte[] bytes = Ascii.bytes(head.toString());
            byte[] name = Ascii.bytes(random.nextBoolean() ? "a" : "ab");
            assertThat(found(bytes, name)).as(head.toString()).isEqualTo(walked(bytes, name));
        }
    }

    private static int found(byte[] head, byte[] name) {
        HeaderCursor cursor = new HeaderCursor(head);
        return cursor.find(name) ? cursor.valueFrom() : -1;
    }

    private static int walked(byte[] head, byte[] name) {
        HeaderCursor cursor = new HeaderCursor(head);
        while (cursor.next()) {
            if (cursor.nameIs(name)) {
                return cursor.valueFrom();
            }
        }
        return -1;
    }
}
