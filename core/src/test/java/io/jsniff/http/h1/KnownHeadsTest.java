package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of the heads of one direction is not believed of the other. */
class KnownHeadsTest {
    static List<List<Event>> heads() {
        return List.of(
                List.of(Event.of("<HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
                List.of(Event.of("<HTTP/1.0 404\r\n\r\n")),
                List.of(Event.of(">GET /a HTTP/1.1\r\nHost: h\r\n\r\n")),
                List.of(Event.of(">CONNECT a:1 HTTP/1.0\r\n\r\n")));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void headThatComesBackTheOtherWayIsReadAnew(List<Event> sent) {
        List<Event> returned = sent.stream().map(KnownHeadsTest::returned).toList();
        KnownHeads heads = new KnownHeads();
        Pipe.knowing(heads, sent);

        assertThat(Pipe.knowing(heads, returned)).isEqualTo(Pipe.whole(returned));
    }

    private static Event returned(Event event) {
        Event.Bytes bytes = (Event.Bytes) event;
        return new Event.Bytes(bytes.direction().opposite(), bytes.content());
    }
}
