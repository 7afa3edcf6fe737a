package io.jsniff.output.format;

import static io.jsniff.output.Samples.REQUEST_BODY;
import static io.jsniff.output.Samples.REQUEST_HEAD;
import static io.jsniff.output.Samples.RESPONSE_BODY;
import static io.jsniff.output.Samples.RESPONSE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.output.Samples;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KeywordsTest {
    private static final int LIMIT = 1000;
    private static final FormatOptions OPTIONS =
            FormatOptions.capture().withNewline(false).withZone(ZoneOffset.UTC).withBodyLimit(LIMIT);

    private static final Retention NOTHING = new Retention(Part.NONE, Part.NONE, 0, 0, false);
    private static final Retention HELLO = new Retention(Part.NONE, Part.NONE, 0, 0, true);

    /** @param shown for {@link Samples#unique} */
    record Row(String keyword, String argument, String shown, Retention needs) {}

    static final List<Row> ROWS = List.of(
            row("source.ip", "10.0.0.1"),
            row("source.port", "40001"),
            row("dest.ip", "10.0.0.2"),
            row("dest.port", "8088"),
            row("connection", "unique"),
            row("connection.id", "7"),
            row("connection.why", "-"),
            row("connection.caller", "-"),
            row("connection.idle", "-"),
            row("close.why", "-"),
            row("finding", "-"),
            row("finding.caller", "-"),
            row("connection.time", "0.000042"),
            row("connection.timestamp", "2026-02-03 04:05:06.000042"),
            row("connection.timestamp2", "1770091506.000042"),
            row("idle.time.0", "0.000058"),
            row("request.time", "0.000150"),
            row("response.time", "1.000150"),
            row("response.time.begin", "1.000050"),
            row("response.time.end", "0.000100"),
            row("idle.time.1", "2.000000"),
            row("close.time", "2.000000"),
            row("close.timestamp", "2026-02-03 04:05:09.000442"),
            row("close.timestamp2", "1770091509.000442"),
            row("close.originator", "client"),
            row("session.time", "3.000400"),
            row("session.requests", "1"),
            row("streams", "3"),
            row("request", REQUEST_HEAD + REQUEST_BODY, request(Part.ALL, LIMIT)),
            row("response", RESPONSE_HEAD + RESPONSE_BODY, response(Part.ALL, LIMIT)),
            row("request.header", withoutBlankLine(REQUEST_HEAD), request(Part.ALL, 0)),
            row("response.header", withoutBlankLine(RESPONSE_HEAD), response(Part.ALL, 0)),
            row("request.body", REQUEST_BODY, request(Part.LINE, LIMIT)),
            row("response.body", RESPONSE_BODY, response(Part.LINE, LIMIT)),
            row("request.size", String.valueOf(REQUEST_HEAD.length() + REQUEST_BODY.length())),
            row("response.size", String.valueOf(RESPONSE_HEAD.length() + RESPONSE_BODY.length())),
            row("request.timestamp", "2026-02-03 04:05:06.000292"),
            row("request.timestamp2", "1770091506.000292"),
            row("response.timestamp", "2026-02-03 04:05:07.000442"),
            row("response.timestamp2", "1770091507.000442"),
            row("request.line", "POST /collect?x=1 HTTP/1.1", request(Part.LINE, 0)),
            row("request.method", "POST", request(Part.LINE, 0)),
            row("request.url", "/collect?x=1", request(Part.LINE, 0)),
            row("request.protocol", "HTTP/1.1", request(Part.LINE, 0)),
            row("response.line", "HTTP/1.1 200 Very OK", response(Part.LINE, 0)),
            row("response.protocol", "HTTP/1.1", response(Part.LINE, 0)),
            row("response.code", "200"),
            row("response.message", "Very OK", response(Part.LINE, 0)),
            new Row("request.header.NAME", ".host", "localhost:8088", request(Part.ALL, 0)),
            new Row("response.header.NAME", ".content-language", "en", response(Part.ALL, 0)),
            new Row("request.header.value", "(HOST)", "localhost:8088", request(Part.ALL, 0)),
            new Row("response.header.value", "(set-cookie)", "id=1", response(Part.ALL, 0)),
            new Row("request.grep", "(hello)", "hello", request(Part.ALL, LIMIT)),
            new Row("request.header.grep", "(probe/(\\d))", "1", request(Part.ALL, 0)),
            new Row("response.grep", "(\"a\":\\d)", "\"a\":1", response(Part.ALL, LIMIT)),
            new Row("response.header.grep", "(TINY)", "tiny", response(Part.ALL, 0)),
            row("tls.sni", "-", HELLO),
            row("tls.version", "-", HELLO),
            row("tab", "\t"),
            row("newline", "\n"),
            row("-", ""),
            row("%", "%"));

    @ParameterizedTest
    @FieldSource("ROWS")
    void keywordShowsItsValue(Row row) {
        assertThat(LogFormatTest.render(format(row), Samples.unique(), OPTIONS)).isEqualTo(row.shown);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void keywordAsksForNoMoreThanItShows(Row row) {
        assertThat(LogFormat.compile(format(row), OPTIONS).needs()).isEqualTo(row.needs);
    }

    @Test
    void everyKeywordHasARow() {
        Stream<String> keywords = Keywords.help().stream().map(Keywords.Help::name);
        assertThat(ROWS.stream().map(Row::keyword)).containsExactlyInAnyOrderElementsOf(keywords.toList());
    }

    @Test
    void everyKeywordIsExplained() {
        assertThat(Keywords.help())
                .allSatisfy(help -> assertThat(help.description()).isNotBlank());
        assertThat(Keywords.help())
                .extracting(Keywords.Help::usage)
                .contains("%request.grep(REGEX)", "%close.timestamp[(STRFTIME)]", "%connection[(TEXT)]", "%tab");
    }

    @Test
    void formatNeedsWhatItsKeywordsNeedTogether() {
        assertThat(LogFormat.compile("%request.line %response.body %response.header.date %tls.sni", OPTIONS)
                        .needs())
                .isEqualTo(new Retention(Part.LINE, Part.ALL, 0, LIMIT, true));
    }

    private static String format(Row row) {
        return "%" + row.keyword.replace(".NAME", "") + row.argument;
    }

    private static Row row(String keyword, String shown) {
        return row(keyword, shown, NOTHING);
    }

    private static Row row(String keyword, String shown, Retention needs) {
        return new Row(keyword, "", shown, needs);
    }

    private static Retention request(Part head, int body) {
        return new Retention(head, Part.NONE, body, 0, false);
    }

    private static Retention response(Part head, int body) {
        return new Retention(Part.NONE, head, 0, body, false);
    }

    private static String withoutBlankLine(String head) {
        return head.substring(0, head.length() - 2);
    }
}
