package io.jsniff.http.h2.hpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7541, Appendix C, and what is not valid. */
class HpackDecoderTest {
    private static final String DATE_1 = "date: Mon, 21 Oct 2013 20:13:21 GMT";
    private static final String DATE_2 = "date: Mon, 21 Oct 2013 20:13:22 GMT";
    private static final String LOCATION = "location: https://www.example.com";
    private static final String COOKIE = "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400a637573746f6d2d6b65790d637573746f6d2d686561646572 | custom-key: custom-header
            040c2f73616d706c652f70617468                         | :path: /sample/path
            100870617373776f726406736563726574                   | password: secret
            82                                                   | :method: GET
            """)
    void singleFields(String block, String field) {
        assertThat(fields(new HpackDecoder(4096), block)).containsExactly(field);
    }

    @Test
    void requestsWithoutHuffmanCode() {
        assertThatRequestsAreRead(
                "828684410f7777772e6578616d706c652e636f6d",
                "828684be58086e6f2d6361636865",
                "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565");
    }

    @Test
    void requestsWithHuffmanCode() {
        assertThatRequestsAreRead(
                "828684418cf1e3c2e5f23a6ba0ab90f4ff",
                "828684be5886a8eb10649cbf",
                "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf");
    }

    private static void assertThatRequestsAreRead(String first, String second, String third) {
        HpackDecoder decoder = new HpackDecoder(4096);
        String authority = ":authority: www.example.com";
        assertThat(fields(decoder, first)).containsExactly(":method: GET", ":scheme: http", ":path: /", authority);
        assertThat(fields(decoder, second))
                .containsExactly(":method: GET", ":scheme: http", ":path: /", authority, "cache-control: no-cache");
        assertThat(fields(decoder, third))
                .containsExactly(
                        ":method: GET", ":scheme: https", ":path: /index.html", authority, "custom-key: custom-value");
    }

    @Test
    void responsesWithoutHuffmanCodeInATableOf256() {
        assertThatResponsesAreRead(
                "4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d546e17687474"
                        + "70733a2f2f7777772e6578616d706c652e636f6d",
                "4803333037c1c0bf",
                "88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738666f6f3d4153444a"
                        + "4b48514b425a584f5157454f50495541585157454f49553b206d61782d6167653d333630303b2076657273696f6e3d31");
    }

    @Test
    void responsesWithHuffmanCodeInATableOf256() {
        assertThatResponsesAreRead(
                "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae"
                        + "82ae43d3",
                "4883640effc1c0bf",
                "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960"
                        + "d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007");
    }

    private static void assertThatResponsesAreRead(String first, String second, String third) {
        HpackDecoder decoder = new HpackDecoder(256);
        assertThat(fields(decoder, first)).containsExactly(":status: 302", "cache-control: private", DATE_1, LOCATION);
        assertThat(fields(decoder, second)).containsExactly(":status: 307", "cache-control: private", DATE_1, LOCATION);
        assertThat(fields(decoder, third))
                .containsExactly(
                        ":status: 200", "cache-control: private", DATE_2, LOCATION, "content-encoding: gzip", COOKIE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // index 0
                "be", // beyond the table
                "ff80808080808001", // an integer without end
                "ffffffffff0f", // an integer beyond reason
                "ff", // cut
                "40", // no name
                "4001", // half a name
                "400161", // no value
                "40016105", // half a value
                "408121", // padding of Huffman code that is not ones
                "4082ffff", // padding that is longer than seven bits
                "4084fffffffc", // the end of the string within it
                "8220", // a table size that does not stand first
            })
    void whatIsNotValidIsAFault(String block) {
        byte[] bytes = HexFormat.of().parseHex(block);
        HpackDecoder decoder = new HpackDecoder(4096);
        assertThat(decoder.decode(bytes, 0, bytes.length, new Fields())).isFalse();
    }

    @Test
    void aSmallerTableForgetsTheOldest() {
        HpackDecoder decoder = new HpackDecoder(4096);
        fields(decoder, "400161016240016301644001650166");
        assertThat(fields(decoder, "3f29be")).containsExactly("e: f"); // 72 bytes: two fields of 34
        assertThat(fields(decoder, "bf")).containsExactly("c: d");
        assertThat(decoder.decode(new byte[] {(byte) 0xc0}, 0, 1, new Fields())).isFalse();
    }

    @Test
    void afterALossTheTableIsLearntAnew() {
        HpackDecoder decoder = new HpackDecoder(4096);
        fields(decoder, "4001610162");
        decoder.forget();
        assertThat(fields(decoder, "be4001630164bebf7e0178be"))
                .containsExactly("?", "c: d", "c: d", "?", "c: x", "c: x");
        assertThat(fields(decoder, "7f070179be")).as("a name that is not known").containsExactly("?", "?");
        assertThat(fields(decoder, "20")).isEmpty();
        assertThat(decoder.decode(new byte[] {(byte) 0xbe}, 0, 1, new Fields()))
                .as("an empty table is known")
                .isFalse();
    }

    @Test
    void manyFieldsPassThroughTheTable() {
        HpackDecoder decoder = new HpackDecoder(4096);
        for (int i = 0; i < 10_000; i++) {
            String value = Integer.toString(i, 36).repeat(1 + i % 50);
            byte[] block = new byte[5 + value.length()];
            block[0] = 0x40;
            block[1] = 1;
            block[2] = 'n';
            block[3] = (byte) value.length();
            System.arraycopy(Ascii.bytes(value), 0, block, 4, value.length());
            block[4 + value.length()] = (byte) 0xbe;
            if (value.length() < 127) {
                Fields fields = new Fields();
                assertThat(decoder.decode(block, 0, block.length, fields)).isTrue();
                assertThat(fields.lines).containsExactly("n: " + value, "n: " + value);
            }
        }
    }

    private static List<String> fields(HpackDecoder decoder, String hex) {
        byte[] block = HexFormat.of().parseHex(hex);
        Fields fields = new Fields();
        assertThat(decoder.decode(block, 0, block.length, fields)).isTrue();
        return fields.lines;
    }

    /** Writes fields down. */
    static final class Fields implements FieldListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void field(byte[] names, int nameFrom, int nameTo, byte[] values, int valueFrom, int valueTo) {
            lines.add(Ascii.text(names, nameFrom, nameTo) + ": " + Ascii.text(values, valueFrom, valueTo));
        }

        @Override
        public void unknownField() {
            lines.add("?");
        }
    }
}
