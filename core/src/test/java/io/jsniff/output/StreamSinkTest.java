package io.jsniff.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StreamSinkTest {
    private static final String MESSAGE = "GET /\u001b[2J HTTP/1.1\r\nX: a\tb\rc\r\n\r\n\u009b\u00fc\n";

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    private void write(StreamSink sink) throws IOException {
        byte[] bytes = ("before" + MESSAGE).getBytes(ISO_8859_1);
        assertThat(sink.write(bytes, 6, bytes.length - 6)).isEqualTo(bytes.length - 6);
    }

    @Test
    void streamGetsMessagesAsOnTheWire() throws IOException {
        write(new StreamSink(stream, "a pipe"));
        assertThat(stream.toString(ISO_8859_1)).isEqualTo(MESSAGE);
    }

    @Test
    void terminalGetsNothingThatItWouldObey() throws IOException {
        StreamSink sink = StreamSink.terminal(stream, "a terminal");
        write(sink);
        write(sink);
        String shown = "GET /\\x1b[2J HTTP/1.1\r\nX: a\tb\\x0dc\r\n\r\n\\x9b\\xfc\n";
        assertThat(stream.toString(ISO_8859_1)).isEqualTo(shown + shown);
    }
}
