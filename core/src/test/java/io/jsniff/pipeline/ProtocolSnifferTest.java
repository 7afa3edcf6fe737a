package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.Protocol;
import io.jsniff.http.ProtocolSniffer;
import io.jsniff.http.RunDissector;
import io.jsniff.http.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolSnifferTest {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "GET / HTTP/1.1, HTTP1, 5",
                "OPTIONS * HTTP/1.1, HTTP1, 9",
                "CONNECT a:443 HTTP/1.1, HTTP1, 9",
                "GET http://a/ HTTP/1.1, HTTP1, 5",
                "POST  /, HTTP1, 7",
                "GET                                        /, OTHER, 40",
                "PRIX /, HTTP1, 6",
                "PRI / HTTP/1.1, HTTP1, 5",
                "|n|r|nGET /, HTTP1, 8",
                "custom /x, HTTP1, 8",
                "get key, OTHER, 5",
                "|n x, OTHER, 2",
                "*1|r|n$4|r|nPING, OTHER, 3",
                "<xml>, OTHER, 1",
                "GET|r|n, OTHER, 4",
                "UNBELIEVABLYLONGMETHOD /, OTHER, 21",
                "|x16|x03|x01|x00, TLS, 3",
                "|x16|x03|x09|x00, OTHER, 3",
                "|x16|x02, OTHER, 2",
                "|x00|x01, OTHER, 1",
            })
    void firstBytesTellTheProtocol(String text, Protocol protocol, int needed) {
        byte[] bytes = bytes(text);

        assertThat(sniff(Stages.sniffer(false), Direction.TO_DEST, bytes, 0, bytes.length))
                .isEqualTo(protocol);
        assertThat(byteByByte(Stages.sniffer(false), Direction.TO_DEST, bytes, protocol))
                .isEqualTo(needed);
    }

    @Test
    void prefaceOfHttp2IsReadToItsEnd() {
        byte[] bytes = bytes(PREFACE);

        assertThat(byteByByte(Stages.sniffer(false), Direction.TO_DEST, bytes, Protocol.HTTP2))
                .isEqualTo(24);
    }

    @Test
    void whatNeverTellsIsOther() {
        byte[] bytes = bytes("\r\n".repeat(100));

        assertThat(byteByByte(Stages.sniffer(false), Direction.TO_DEST, bytes, Protocol.OTHER))
                .isEqualTo(40);
        assertThat(sniff(Stages.sniffer(false), Direction.TO_DEST, bytes, 0, 200))
                .isEqualTo(Protocol.OTHER);
    }

    @Test
    void destThatSpeaksFirstIsOther() {
        byte[] bytes = bytes("HTTP/1.1 200 OK");

        assertThat(sniff(Stages.sniffer(false), Direction.TO_SOURCE, bytes, 0, 15))
                .isEqualTo(Protocol.OTHER);
    }

    @Test
    void destMayBeHeardFirstOfAConnectionPickedUpInTheMiddle() {
        byte[] http = bytes("HTTP/1.1 200 OK");

        assertThat(byteByByte(Stages.sniffer(true), Direction.TO_SOURCE, http, Protocol.HTTP1))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        ">rest of a body <HTTP/1.1 200, HTTP1",
        "<rest of a body >GET /, HTTP1",
        ">{a >GET / <{b >{c <HTTP/1.1, HTTP1",
        "<GE >GET /, HTTP1",
        ">GE <HTTP/1.1, HTTP1",
        ">select <row >select <row, OTHER"
    })
    void endOfAMessageIsLostIfPickedUpInTheMiddle(String talk, Protocol expected) {
        ProtocolSniffer sniffer = Stages.sniffer(true);
        ProtocolSniffer slow = Stages.sniffer(true);
        Protocol found = null;
        for (String said : talk.split(" (?=[<>])")) {
            Direction direction = said.charAt(0) == '<' ? Direction.TO_SOURCE : Direction.TO_DEST;
            byte[] bytes = Ascii.bytes(said.substring(1));
            assertThat(found).isNull();
            found = sniff(sniffer, direction, bytes, 0, bytes.length);
            byteByByte(slow, direction, bytes, found);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void whatIsLostIsNotReplayed() {
        ProtocolSniffer sniffer = Stages.sniffer(true);
        Transcript transcript = new Transcript(true);

        assertThat(sniff(sniffer, Direction.TO_SOURCE, bytes("HTT"), 0, 3)).isNull();
        assertThat(sniff(sniffer, Direction.TO_SOURCE, bytes("x"), 0, 1)).isNull();
        assertThat(sniffer.isLost()).isTrue();
        assertThat(sniff(sniffer, Direction.TO_DEST, bytes("GET"), 0, 3)).isNull();
        assertThat(sniffer.isLost()).isFalse();
        sniffer.replay(new RunDissector(transcript));

        assertThat(transcript.lines()).containsExactly(">body GET");
    }

    @Test
    void destThatInterruptsIsOther() {
        ProtocolSniffer sniffer = Stages.sniffer(false);

        assertThat(sniff(sniffer, Direction.TO_DEST, bytes("GE"), 0, 2)).isNull();
        assertThat(sniff(sniffer, Direction.TO_SOURCE, bytes("x"), 0, 1)).isEqualTo(Protocol.OTHER);
    }

    @Test
    void keptBytesAreReplayed() {
        ProtocolSniffer sniffer = Stages.sniffer(false);
        sniff(sniffer, Direction.TO_DEST, bytes("_GE"), 1, 2);
        sniff(sniffer, Direction.TO_DEST, bytes("T"), 0, 1);
        Transcript transcript = new Transcript(true);

        sniffer.replay(new RunDissector(transcript));

        assertThat(transcript.lines()).containsExactly(">body GET");
    }

    @Test
    void nothingIsReplayedWhenTheFirstBytesSufficed() {
        ProtocolSniffer sniffer = Stages.sniffer(false);
        sniff(sniffer, Direction.TO_DEST, bytes("GET /"), 0, 5);
        Transcript transcript = new Transcript(true);

        sniffer.replay(new RunDissector(transcript));

        assertThat(transcript.lines()).isEmpty();
    }

    /** How many bytes it takes. */
    private static int byteByByte(ProtocolSniffer sniffer, Direction direction, byte[] bytes, Protocol expected) {
        for (int i = 0; i < bytes.length; i++) {
            Protocol protocol = sniff(sniffer, direction, bytes, i, 1);
            if (protocol != null) {
                assertThat(protocol).isEqualTo(expected);
                return i + 1;
            }
        }
        return -1;
    }

    private static Protocol sniff(ProtocolSniffer sniffer, Direction direction, byte[] bytes, int offset, int length) {
        return sniffer.sniff(direction, bytes, offset, length, 0);
    }

    private static byte[] bytes(String text) {
        String plain = text.replace("|r", "\r").replace("|n", "\n");
        for (int i = 0; i < 32; i++) {
            plain = plain.replace("|x%02x".formatted(i), String.valueOf((char) i));
        }
        return Ascii.bytes(plain);
    }
}
