package io.jsniff.report.har;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.TlsSession;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.Protocol;
import io.jsniff.output.Redaction;
import io.jsniff.output.Samples;
import io.jsniff.output.json.JsonLines;
import io.jsniff.report.log.FieldSelection;
import io.jsniff.report.log.LogReader;
import io.jsniff.reuse.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HarWriterTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static JsonNode archive(String log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HarWriter archive = new HarWriter(out, "1.2.3");
        new LogReader(FieldSelection.HEADERS, archive).read("test.json", new ByteArrayInputStream(log.getBytes(UTF_8)));
        archive.finish();
        JsonNode tree = MAPPER.readTree(out.toString(UTF_8));
        assertThat(Har12.violations(tree)).isEmpty();
        return tree.get("log");
    }

    private static JsonNode entry(String log) throws IOException {
        JsonNode entries = archive(log).get("entries");
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static String logged(Entry entry) {
        TextBuffer out = new TextBuffer(100);
        new JsonLines(Redaction.CREDENTIALS).render(entry, out);
        return new String(out.toArray(), UTF_8);
    }

    @Test
    void exchangeBecomesAnEntry() throws IOException {
        JsonNode entry = entry(logged(Samples.unique()));
        assertThat(entry.get("startedDateTime").asText()).isEqualTo("2026-02-03T04:05:06.000100Z");
        assertThat(entry.get("connection").asText()).isEqualTo("7 10.0.0.1:40001");
        assertThat(entry.get("serverIPAddress").asText()).isEqualTo("10.0.0.2");
        assertThat(entry.get("_class").asText()).isEqualTo("unique");
        assertThat(entry.at("/request/url").asText()).isEqualTo("http://localhost:8088/collect?x=1");
        assertThat(entry.at("/request/queryString")).hasToString("[{\"name\":\"x\",\"value\":\"1\"}]");
        assertThat(entry.at("/request/headersSize").asInt()).isEqualTo(Samples.REQUEST_HEAD.length());
        assertThat(entry.at("/request/bodySize").asInt()).isEqualTo(Samples.REQUEST_BODY.length());
        assertThat(entry.at("/response/status").asInt()).isEqualTo(200);
        assertThat(entry.at("/response/statusText").asText()).isEqualTo("Very OK");
        assertThat(entry.at("/timings/connect").asDouble()).isEqualTo(0.042);
        assertThat(entry.at("/timings/ssl").asInt()).isEqualTo(-1);
        assertThat(entry.at("/timings/send").asDouble()).isEqualTo(0.15);
        assertThat(entry.at("/timings/wait").asDouble()).isEqualTo(1000.05);
    }

    static Stream<Entry> kindsOfExchanges() {
        Message half = new Message(
                new Head(Samples.RESPONSE_HEAD.getBytes(US_ASCII)),
                Samples.RESPONSE_HEAD.length(),
                new byte[0],
                Samples.RESPONSE_HEAD.length(),
                Samples.at(300),
                Samples.at(300),
                Completion.CUT);
        Exchange stream = new Exchange(
                Samples.connection(),
                1,
                Protocol.HTTP2,
                Samples.request(),
                Samples.response(),
                200,
                new int[0],
                1,
                null);
        Connection failed = Samples.connection().secured(TlsSession.failed(2_000_000, "certificate_unknown"));
        return Stream.of(
                Samples.unique(),
                Samples.third(),
                Samples.unanswered(),
                Samples.unique(Samples.exchange(Samples.request(), half)),
                Samples.unique(stream),
                Samples.unique(new Exchange(failed, 1, Protocol.HTTP1, Samples.request(), null, 0, new int[0])));
    }

    @ParameterizedTest
    @MethodSource("kindsOfExchanges")
    void eachKindOfExchangeKeepsToTheFormat(Entry exchange) throws IOException {
        assertThat(entry(logged(exchange)).at("/request/method").asText()).isEqualTo("POST");
    }

    @Test
    void connectionsOfSeveralLogsAreToldApart() throws IOException {
        String line =
                "{\"class\":\"unique\",\"number\":1,\"connection\":{\"id\":1,\"source\":{\"ip\":\"10.0.0.1\",\"port\":%d}},"
                        + "\"request\":{\"method\":\"GET\",\"url\":\"/\"}}%n";
        assertThat(archive(line.formatted(1024) + line.formatted(1025))
                        .get("entries")
                        .findValuesAsText("connection"))
                .containsExactly("1 10.0.0.1:1024", "1 10.0.0.1:1025");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', ' lacks log'",
        "'{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"a\",\"version\":2},\"entries\":[]}}', /log/creator/version is no text: 2",
        "'{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"a\",\"version\":\"\",\"x\":1},\"entries\":[]}}', /log/creator has a x",
    })
    void whatBreaksTheFormatIsSeen(String archive, String violation) throws IOException {
        assertThat(Har12.violations(MAPPER.readTree(archive))).contains(violation);
    }

    @Test
    void hiddenValuesStayHidden() throws IOException {
        assertThat(entry(logged(Samples.unique())).toString())
                .contains("{\"name\":\"authorization\",\"value\":\"***\"}")
                .doesNotContain("c2VjcmV0", "id=1");
    }

    @Test
    void laterExchangesOfAConnectionDidNotConnect() throws IOException {
        assertThat(entry(logged(Samples.third())).at("/timings/connect").asInt())
                .isEqualTo(-1);
    }

    @Test
    void requestWithoutResponseHasOneOfStatusZero() throws IOException {
        assertThat(entry(logged(Samples.unanswered())).at("/response/status").asInt())
                .isZero();
    }

    @Test
    void connectHoldsTheHandshakeAsTheFormatWantsIt() throws IOException {
        String line =
                "{\"class\":\"start\",\"number\":1,\"time\":\"2026-02-03T04:05:06.000000Z\",\"connection\":{\"id\":1},"
                        + "\"tls\":{\"handshake\":0.002},\"timing\":{\"connect\":0.001},\"request\":{\"method\":\"GET\",\"url\":\"/\"}}";
        JsonNode entry = entry(line);
        assertThat(entry.at("/timings/connect").asDouble()).isEqualTo(3);
        assertThat(entry.at("/timings/ssl").asDouble()).isEqualTo(2);
        assertThat(entry.get("startedDateTime").asText()).isEqualTo("2026-02-03T04:05:05.997Z");
    }

    @ParameterizedTest
    @CsvSource({
        "/a?b=%20c,h:1,,http://h:1/a?b=%20c,' c'",
        "/a?b=%zz,h,,http://h/a?b=%zz,%zz",
        "/a?b=c,h,yes,https://h/a?b=c,c",
        "http://x/y?b=c#d,h,,http://x/y?b=c,c",
        "/?b=c,,,http://10.0.0.9:80/?b=c,c",
        "/?b=c=d&e&&f=,h,,http://h/?b=c=d&e&&f=,c=d",
    })
    void urlIsAbsolute(String target, String host, String tls, String url, String first) throws IOException {
        JsonNode request = entry(line("GET", target, host, tls)).get("request");
        assertThat(request.get("url").asText()).isEqualTo(url);
        assertThat(request.at("/queryString/0/value").asText()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS,*,http://h/", "CONNECT,a.example:443,http://h/", "GET,,http://h/"})
    void targetThatIsNoPathHasAUrlToo(String method, String target, String url) throws IOException {
        assertThat(entry(line(method, target, "h", null)).at("/request/url").asText())
                .isEqualTo(url);
    }

    private static String line(String method, String target, String host, String tls) {
        return "{\"class\":\"unique\",\"number\":1,\"connection\":{\"id\":1,\"dest\":{\"ip\":\"10.0.0.9\",\"port\":80}},"
                + (tls == null ? "" : "\"tls\":{},")
                + "\"request\":{\"method\":\"" + method + "\"" + (target == null ? "" : ",\"url\":\"" + target + "\"")
                + ",\"headers\":{" + (host == null ? "" : "\"host\":\"" + host + "\"") + "}}}";
    }

    @Test
    void whatIsNoHttpIsLeftOut() throws IOException {
        TextBuffer out = new TextBuffer(100);
        JsonLines json = new JsonLines(Redaction.CREDENTIALS);
        json.renderOpened(Samples.connection(), out);
        json.render(Samples.empty(), out);
        json.render(Samples.unique(Samples.exchange(Samples.run(new byte[] {1, 2}), null)), out);
        JsonNode archive = archive(new String(out.toArray(), UTF_8));
        assertThat(archive.get("entries")).isEmpty();
        assertThat(archive.get("version").asText()).isEqualTo("1.2");
        assertThat(archive.at("/creator/version").asText()).isEqualTo("1.2.3");
    }

    @Test
    void textOfTheWireIsText() throws IOException {
        String odd = MAPPER.writeValueAsString("/\"</script>\u0000\u2028\ud800");
        String line =
                "{\"class\":\"unique\",\"number\":1,\"connection\":{\"id\":1},\"request\":{\"method\":\"GET\",\"url\":"
                        + odd + "}}";
        assertThat(entry(line).at("/request/url").asText()).isEqualTo("http://localhost/\"</script>\u0000\u2028?");
    }
}
