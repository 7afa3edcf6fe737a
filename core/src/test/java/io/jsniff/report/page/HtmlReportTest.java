package io.jsniff.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.output.Redaction;
import io.jsniff.output.Samples;
import io.jsniff.output.json.JsonLines;
import io.jsniff.report.Grouping;
import io.jsniff.report.LogSummary;
import io.jsniff.report.log.FieldSelection;
import io.jsniff.report.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script([^>]*)>(.*?)</script>");

    private static String page(String log, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport page = new HtmlReport(out, most);
        LogSummary summary = new LogSummary(Grouping.ORIGIN);
        LogReader reader = new LogReader(FieldSelection.TIMINGS, line -> {
            summary.line(line);
            page.line(line);
        });
        reader.read("test.json", new ByteArrayInputStream(log.getBytes(UTF_8)));
        page.finish(summary, reader.counts());
        return out.toString(UTF_8);
    }

    private static String sample() {
        TextBuffer out = new TextBuffer(100);
        JsonLines json = new JsonLines(Redaction.CREDENTIALS);
        json.renderOpened(Samples.connection(), out);
        json.render(Samples.unique(), out);
        return new String(out.toArray(), UTF_8);
    }

    private static String exchange(int id, String url) throws IOException {
        return "{\"class\":\"unique\",\"number\":1,\"time\":\"2026-02-03T04:05:06.000042Z\",\"connection\":{\"id\":"
                + id
                + "},\"request\":{\"method\":" + MAPPER.writeValueAsString(url) + ",\"url\":"
                + MAPPER.writeValueAsString(url) + "}}\n";
    }

    private static JsonNode data(String page, String id) throws IOException {
        Matcher script = SCRIPT.matcher(page);
        while (script.find()) {
            if (script.group(1).contains("id=\"" + id + "\"")) {
                return MAPPER.readTree(script.group(2));
            }
        }
        throw new AssertionError("no data with the id " + id);
    }

    @Test
    void rowsTellOfConnectionsAndExchanges() throws IOException {
        JsonNode rows = data(page(sample(), 10), "rows");
        long opened = Samples.OPENED / 1000;
        assertThat(rows.get(0))
                .hasToString("[0,7,\"collector:8088\",[\"10.0.0.1:40001\"],\"10.0.0.2:8088\"," + opened
                        + ",42,null,null,\"client\",-1,-1]");
        assertThat(rows.get(1).toString())
                .startsWith("[1,0,1,0," + (opened + 100)
                        + ",42,null,150,1000050,100,2000000,\"POST\",\"/collect?x=1\",200,");
        assertThat(rows.get(2)).hasToString("[3,0]");
    }

    @Test
    void summaryStandsInThePage() throws IOException {
        JsonNode summary = data(page(sample(), 10), "summary");
        assertThat(summary.at("/rows/0/origin").asText()).isEqualTo("collector:8088");
        assertThat(summary.at("/total/requests").asInt()).isEqualTo(1);
    }

    @Test
    void textThatComesAgainIsANumber() throws IOException {
        JsonNode rows = data(page(exchange(1, "/a") + exchange(2, "/a"), 10), "rows");
        assertThat(rows.get(1).get(11).asText()).isEqualTo("/a");
        assertThat(rows.get(1).get(12).isNumber()).isTrue();
        assertThat(rows.get(3).get(11)).isEqualTo(rows.get(1).get(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "]]>&amp;\"'`${alert(1)}",
                "<img src=x onerror=alert(1)>",
                "\u0000\u0007\u001b[31m\u2028\u2029\u007f",
                "\ud800 lone \udc00",
                "{{data}}{{script}}",
            })
    void textOfTheWireIsNeverMarkup(String text) throws IOException {
        String page = page(exchange(1, text), 10);
        Matcher scripts = SCRIPT.matcher(page);
        assertThat(scripts.results()).hasSize(3);
        String shown = data(page, "rows").get(1).get(11).asText();
        assertThat(shown).isEqualTo(text.replace('\ud800', '?').replace('\udc00', '?'));
        assertThat(page.substring(page.indexOf("id=\"rows\""), page.indexOf("id=\"summary\""))
                        .replaceAll("</?script.*", ""))
                .doesNotContain("<img", "<!--", "</");
    }

    @Test
    void endlessTextIsCut() throws IOException {
        JsonNode rows = data(page(exchange(1, "/" + "x".repeat(100_000)), 10), "rows");
        assertThat(rows.get(1).get(12).get(0).asText()).hasSize(501).endsWith("x…");
    }

    @Test
    void whatDoesNotFitIsCountedInRowsButTotalled() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            log.append(exchange(i, "/" + i));
        }
        String page = page(log.toString(), 4);
        JsonNode rows = data(page, "rows");
        assertThat(rows).hasSize(4 + 4 + 1);
        assertThat(rows.get(8)).hasToString("[3,6]");
        assertThat(data(page, "summary").at("/total/requests").asInt()).isEqualTo(10);
    }

    @Test
    void closeNamesItsLaneAndItsFinding() throws IOException {
        String line =
                "{\"event\":\"close\",\"time\":\"2026-02-03T04:05:07.000000Z\",\"connection\":{\"id\":1},\"close\":{\"by\":\"server\","
                        + "\"reset\":true},\"finding\":{\"close\":{\"code\":\"no-framing\",\"fault\":true,\"text\":\"why\"}}}\n";
        JsonNode rows = data(page(exchange(1, "/") + line, 10), "rows");
        assertThat(rows.get(2).toString())
                .startsWith("[2,0,1770091507000000,\"server\",1,null,[\"no-framing\",1,[\"why\"],null,null,");
    }

    @Test
    void emptyLogMakesAPage() throws IOException {
        assertThat(data(page("", 10), "rows")).hasToString("[[3,0]]");
    }

    @Test
    void policyLetsNothingInButWhatIsThere() throws Exception {
        String page = page(sample(), 10);
        Matcher scripts = SCRIPT.matcher(page);
        String script = scripts.results().skip(2).findFirst().orElseThrow().group(2);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
        assertThat(page)
                .contains(
                        "default-src 'none'",
                        "script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(page).doesNotContain("http:", "https:", "unsafe", "innerHTML", "eval(");
    }
}
