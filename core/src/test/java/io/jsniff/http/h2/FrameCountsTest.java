package io.jsniff.http.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.http.HttpLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of frames beyond the messages that they carry. */
class FrameCountsTest {
    private static final String ALL_KINDS = """
            > PREFACE
            > SETTINGS 3=100
            < SETTINGS
            > SETTINGS ACK
            < SETTINGS ACK
            > HEADERS 1 k3 | :method: POST | :path: /
            > FRAME 2 0 3 0000000010
            > DATA 1 p4 some
            > DATA 1 S
            < WINDOW 0
            < WINDOW 1
            < WINDOW 1
            > PING
            < FRAME 6 1 0 0000000000000000
            < PUSH 1 2 | :method: GET | :path: /pushed
            > RST 2 8
            < FRAME 10 0 0 0000
            < FRAME 255 7 1 abcdef
            < HEADERS 1 S | :status: 200
            """;

    private static Http2Traffic traffic(String script, int size, boolean skipping) {
        StreamTranscript transcript = new StreamTranscript(false);
        Http2Dissector dissector = new Http2Dissector(transcript, HttpLimits.STANDARD, false);
        new Wire(transcript, dissector, skipping, size).play(FrameScript.parse(script));
        return dissector.traffic();
    }

    private static String text(SentFrames sent) {
        List<String> kinds = new ArrayList<>();
        for (Http2FrameType kind : Http2FrameType.values()) {
            if (sent.count(kind) > 0) {
                kinds.add(kind.text() + " " + sent.count(kind));
            }
        }
        return String.join(", ", kinds);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, Integer.MAX_VALUE})
    void framesOfEachKindAreCountedForEachEnd(int size) {
        for (boolean skipping : new boolean[] {false, true}) {
            Http2Traffic traffic = traffic(ALL_KINDS, size, skipping);
            assertThat(text(traffic.client()))
                    .isEqualTo("data 2, headers 1, priority 1, rstStream 1, settings 2, ping 1, continuation 1");
            assertThat(text(traffic.server()))
                    .isEqualTo("headers 1, settings 2, pushPromise 1, ping 1, windowUpdate 3, other 2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void goAwayIsTheLastWordAtTheTimeOfTheFirst(int size) {
        String script = """
                > PREFACE
                > SETTINGS
                < SETTINGS
                < GOAWAY 2147483647 0 max_age
                < GOAWAY 5 11
                """;
        Http2Traffic traffic = traffic(script, size, false);
        assertThat(traffic.client().goAway()).isNull();
        assertThat(traffic.server().goAway()).isEqualTo(new GoAway(5, 11, 0, "max_age"));
        assertThat(Http2ErrorCode.name(11)).isEqualTo("ENHANCE_YOUR_CALM");
    }

    @Test
    void debugTextOfGoAwayIsBoundedAndPrintable() {
        assertThat(said("too_many_pings").debug()).isEqualTo("too_many_pings");
        assertThat(said("x".repeat(500)).debug()).hasSize(128);
        assertThat(said("line\tone").debug()).isEqualTo("line");
        assertThat(said("").debug()).isNull();
    }

    private static GoAway said(String debug) {
        return traffic("> PREFACE\n< SETTINGS\n< GOAWAY 1 2 " + debug, 3, false)
                .server()
                .goAway();
    }

    @Test
    void aGoAwayThatIsTooShortIsCountedAndSaysNothing() {
        SentFrames server = traffic("> PREFACE\n< SETTINGS\n< FRAME 7 0 0 00000001", 3, false)
                .server();
        assertThat(text(server)).isEqualTo("settings 1, goAway 1");
        assertThat(server.goAway()).isNull();
    }

    @Test
    void anErrorThatHasNoNameReadsAsItsNumber() {
        assertThat(Http2ErrorCode.name(13)).isEqualTo("HTTP_1_1_REQUIRED");
        assertThat(Http2ErrorCode.name(14)).isEqualTo("0xe");
        assertThat(Http2ErrorCode.name(-1)).isEqualTo("0xffffffff");
    }
}
