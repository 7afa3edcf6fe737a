package io.jsniff.report.har;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.output.Redaction;
import io.jsniff.output.Samples;
import io.jsniff.output.json.JsonLines;
import io.jsniff.report.log.LogReader;
import io.jsniff.report.log.Wanted;
import io.jsniff.reuse.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static JsonNode archive(String log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Archive archive = new Archive(out, "1.2.3");
        new LogReader(Wanted.HEADERS, archive).read("test.json", new ByteArrayInputStream(log.getBytes(UTF_8)));
        archive.finish();
        JsonNode tree = MAPPER.readTree(out.toString(UTF_8)).get("log");
        tree.get("entries").forEach(ArchiveTest::hasWhatTheFormatAsksFor);
        return tree;
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

    /** The members that HAR 1.2 does not call optional, with their types. */
    private static void hasWhatTheFormatAsksFor(JsonNode entry) {
        OffsetDateTime.parse(entry.get("startedDateTime").asText());
        double sum = 0;
        for (String part : new String[] {"connect", "send", "wait", "receive"}) {
            sum += Math.max(0, entry.at("/timings/" + part).doubleValue());
        }
        assertThat(entry.get("time").doubleValue()).isCloseTo(sum, offset(1e-6));
        for (String member : new String[] {"method", "url", "httpVersion"}) {
            assertThat(entry.at("/request/" + member).isTextual()).as(member).isTrue();
        }
        for (String member : new String[] {"statusText", "httpVersion", "redirectURL"}) {
            assertThat(entry.at("/response/" + member).isTextual()).as(member).isTrue();
        }
        for (String side : new String[] {"/request/", "/response/"}) {
            for (String member : new String[] {"cookies", "headers"}) {
                assertThat(entry.at(side + member).isArray()).as(side + member).isTrue();
            }
            for (String member : new String[] {"headersSize", "bodySize"}) {
                assertThat(entry.at(side + member).isNumber()).as(side + member).isTrue();
            }
        }
        assertThat(entry.at("/request/queryString").isArray()).isTrue();
        assertThat(entry.at("/response/status").isInt()).isTrue();
        assertThat(entry.at("/response/content/size").isNumber()).isTrue();
        assertThat(entry.at("/response/content/mimeType").isTextual()).isTrue();
        assertThat(entry.get("cache").isObject()).isTrue();
        assertThat(entry.get("connection").isTextual()).isTrue();
    }

    @Test
    void exchangeBecomesAnEntry() throws IOException {
        JsonNode entry = entry(logged(Samples.unique()));
        assertThat(entry.get("startedDateTime").asText()).isEqualTo("2026-02-03T04:05:06.000100Z");
        assertThat(entry.get("connection").asText()).isEqualTo("7");
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
        "http://x/y?b=c#d,h,,http://x/y?b=c#d,c",
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
