package io.jsniff.report.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Originator;
import io.jsniff.output.Redaction;
import io.jsniff.output.Samples;
import io.jsniff.output.json.JsonLines;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {
    private static final String LINE = "{\"class\":\"start\",\"number\":1,\"connection\":{\"id\":1}}\n";

    private final List<LogLine> lines = new ArrayList<>();
    private final LogReader reader = new LogReader(FieldSelection.HEADERS, lines::add);

    /** Gives one byte at a time. */
    private static InputStream slow(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] array, int offset, int length) {
                return super.read(array, offset, Math.min(1, length));
            }
        };
    }

    private void read(String text) throws IOException {
        reader.read("a.json", slow(text.getBytes(UTF_8)));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String written() {
        TextBuffer out = new TextBuffer(100);
        JsonLines json = new JsonLines(Redaction.CREDENTIALS);
        json.renderOpened(Samples.connection(), out);
        json.render(Samples.unique(), out);
        json.renderClosed(Samples.connection(), Samples.closed(Originator.CLIENT), 1, Evidence.NONE, out);
        return new String(out.toArray(), UTF_8);
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        read(written());
        long opened = Samples.OPENED / 1000;
        assertThat(lines)
                .extracting(LogLine::kind)
                .containsExactly(LogLine.Kind.OPEN, LogLine.Kind.EXCHANGE, LogLine.Kind.CLOSE);
        LogLine line = lines.get(1);
        assertThat(line.reuse()).isEqualTo(ReuseClass.UNIQUE);
        assertThat(line.time()).isEqualTo(opened + 100);
        assertThat(line.protocol()).isEqualTo("HTTP/1");
        assertThat(line.connection().source()).hasToString("10.0.0.1:40001");
        assertThat(line.connection().origin()).isEqualTo("collector:8088");
        assertThat(line.connection().openedAt()).isEqualTo(opened);
        assertThat(line.connection().connectTime()).isEqualTo(42);
        assertThat(line.request().url()).isEqualTo("/collect?x=1");
        assertThat(line.request().headers()).containsEntry("authorization", List.of("***"));
        assertThat(line.response().headers()).containsEntry("set-cookie", List.of("***", "***"));
        assertThat(line.response().status()).isEqualTo(200);
        assertThat(line.timing().request()).isEqualTo(150);
        assertThat(line.timing().waiting()).isEqualTo(1_000_050);
        assertThat(line.close().by()).isEqualTo(Originator.CLIENT);
        assertThat(line.close().time()).isEqualTo(opened + 3_000_400);
    }

    @Test
    void findingsAndTlsAreRead() throws IOException {
        read("""
                {"class":"unique","number":1,"connection":{"id":1,"caller":"a.B.c(B.java:1)","client":"C#1","idle":2,"busy":0},\
                "tls":{"version":"TLSv1.3","resumed":true,"handshake":0.012},"finding":{"open":{"code":"first","fault":false,\
                "text":"x"},"close":{"code":"body-not-read","fault":true,"text":"t","caller":"c","closer":"d","advice":"e"}}}
                """);
        LogLine line = lines.get(0);
        assertThat(line.tls()).isEqualTo(new LogTls("TLSv1.3", null, null, null, true, 12_000, null));
        assertThat(line.connection().idle()).isEqualTo(2);
        assertThat(line.opening()).isEqualTo(new LogFinding("first", false, "x", null, null, ""));
        assertThat(line.closing()).isEqualTo(new LogFinding("body-not-read", true, "t", "c", "d", "e"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"class\":\"start\",\"number\":\"one\",\"connection\":{\"id\":1,\"source\":[1],\"dest\":7,\"host\":{}}}",
                "{\"time\":7,\"class\":\"start\",\"connection\":{\"id\":1,\"openedAt\":\"now\",\"connectTime\":\"x\"}}",
                "{\"class\":\"start\",\"finding\":[],\"request\":[{}],\"response\":3,\"timing\":\"\",\"connection\":{\"id\":1}}",
                "{\"class\":\"start\",\"finding\":{\"open\":{}},\"close\":null,\"tls\":[[]],\"connection\":{\"id\":1}}",
                "{\"class\":\"start\",\"request\":{\"headers\":{\"a\":[1,[2],{\"b\":3},\"c\"],\"d\":4}},\"connection\":{\"id\":1}}",
            })
    void membersOfWrongTypesAreMissing(String line) throws IOException {
        read(line);
        assertThat(lines).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"class\":\"start\"}",
                "[]",
                "7",
                "nonsense",
                "{\"class\":\"start\",\"connection\":{}}",
                "{\"class\":\"other\",\"connection\":{\"id\":1}}",
                "{\"class\":\"start\",\"connection\":{\"id\":1}} {}",
                "{\"class\":\"start\",\"connection\":{\"id\":1",
                "{\"class\":\"start\",\"connection\":{\"id\":99999999999999999999}}",
                "\u0000\u0001"
            })
    void lineThatIsNoneIsCountedAndNamed(String bad) throws IOException {
        read(LINE + "\n" + bad + "\n" + LINE + bad);
        assertThat(lines).hasSize(2);
        assertThat(reader.counts()).isEqualTo(new LogCounts(1, 2, 2, "a.json:3", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\n", "{}\n{}\n", "{\"a\":"})
    void fileOfSomethingElseIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(NotALogException.class)
                .hasMessageContaining("a.json");
    }

    @Test
    void fileOfSomethingElseIsRefusedBeforeItsEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '\n';
            }

            @Override
            public int read(byte[] array, int offset, int length) {
                Arrays.fill(array, offset, offset + length, (byte) 'x');
                array[offset + length - 1] = '\n';
                return length;
            }
        };
        assertThatThrownBy(() -> reader.read("endless", endless)).isInstanceOf(NotALogException.class);
    }

    @Test
    void compressedLogsAreRecognised() throws IOException {
        reader.read("a.gz", slow(gzip(LINE + LINE)));
        assertThat(lines).hasSize(2);
    }

    @Test
    void compressedLogThatBreaksOffIsReadSoFar() throws IOException {
        String text = LINE.repeat(50_000);
        byte[] whole = gzip(text);
        reader.read("a.gz", new ByteArrayInputStream(whole, 0, whole.length / 2));
        assertThat(lines).hasSizeBetween(1, 49_999);
        assertThat(reader.counts().toString()).contains("broken off: a.gz");
    }

    @Test
    void lineBeyondTheBoundIsPassedOver() throws IOException {
        String endless = "{\"x\":\"" + "y".repeat(40_000_000) + "\"}\n";
        reader.read("a.json", new ByteArrayInputStream((LINE + endless + LINE).getBytes(UTF_8)));
        assertThat(lines).hasSize(2);
        assertThat(reader.counts().firstNotUnderstood()).isEqualTo("a.json:2");
    }

    @Test
    void longLinesGrowTheBuffer() throws IOException {
        String padded = LINE.replace("\"number\"", "\"pad\":\"" + "y".repeat(3_000_000) + "\",\"number\"");
        reader.read("a.json", new ByteArrayInputStream((LINE + padded + LINE).getBytes(UTF_8)));
        assertThat(lines).extracting(LogLine::number).containsExactly(1, 1, 1);
    }
}
