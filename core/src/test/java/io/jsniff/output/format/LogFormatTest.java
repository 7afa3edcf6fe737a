package io.jsniff.output.format;

import static io.jsniff.output.Samples.REQUEST_BODY;
import static io.jsniff.output.Samples.REQUEST_HEAD;
import static io.jsniff.output.Samples.RESPONSE_BODY;
import static io.jsniff.output.Samples.RESPONSE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Originator;
import io.jsniff.exchange.Message;
import io.jsniff.output.Redaction;
import io.jsniff.output.Samples;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.ReuseClass;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {
    private static final FormatOptions PLAIN =
            FormatOptions.capture().withNewline(false).withZone(ZoneId.of("Europe/Berlin"));
    private static final FormatOptions AGENT = FormatOptions.agent().withNewline(false);

    static String render(String format, Entry entry, FormatOptions options) {
        TextBuffer out = new TextBuffer(1);
        LogFormat.compile(format, options).render(entry, out);
        return out.toString();
    }

    private static String render(String format, Entry entry) {
        return render(format, entry, PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain text|plain text",
                "a%%b|a%b",
                "%connection%-s|uniques",
                "%source.port%-%dest.port|400018088",
                "%request.method%-(x)|POST(x)",
                "%-|''",
                "%tab(x)|\t(x)",
                "%source.ip(nf):x|10.0.0.1:x",
                "%request.header.host-%tab|localhost:8088-\t",
                "%request.header.x-forwarded-host-|elsewhere-",
                "%request.header.User-Agent|probe/1.0",
                "%connection - %connection.time|unique - 0.000042",
                "é%request.method|Ã©POST",
            })
    void textAndKeywordsMix(String format, String expected) {
        assertThat(render(format, Samples.unique())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%request.header.none|-",
                "%request.header.none(nf)|nf",
                "%request.header.none(a(b)c)|a(b)c",
                "%request.header.none(%source.ip)|%source.ip",
                "x%request.header.none()x|xx",
                "%request.header.value(none)|-",
                "%request.grep(none)|-",
                "%response.header.x-empty(nf)|''",
                "%response.header.x-empty|''",
            })
    void missingValuesHaveTheTextOfTheirPlaceOrTheGeneralOne(String format, String expected) {
        assertThat(render(format, Samples.unique())).isEqualTo(expected);
    }

    @Test
    void expressionThatNeedsTooMuchStackFindsNothing() {
        Message message = Samples.message("GET / HTTP/1.1\r\n\r\n", "a".repeat(1 << 20), 0, 1);

        assertThat(render("%request.grep(((?:a|b)+)c)", Samples.unique(Samples.exchange(message, null))))
                .isEqualTo("-");
    }

    @Test
    void generalTextForMissingValuesIsAnOption() {
        assertThat(render(
                        "%response.code %response.code(x) %request.header.none %response.line|%close.timestamp(%s)",
                        Samples.empty(), PLAIN.withNotFound("n/a")))
                .isEqualTo("n/a x n/a |1770091509");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "%request.grep(HELLO);hello",
                "%request.grep(hello \\((\\w+)\\));body",
                "%request.grep(x=(\\d));1",
                "%request.grep((h)(e(l)));l",
                "%request.grep((h)|(zzz));H",
                "%request.header.grep(^host: (.*)$);localhost:8088",
                "%request.header.grep(body);-",
                "%response.grep(\"a\":(\\d));1",
                "%response.header.grep(^server: *(\\S+));tiny",
            })
    void grepShowsTheInnermostGroupOfTheFirstMatch(String format, String expected) {
        assertThat(render(format, Samples.unique())).isEqualTo(expected);
    }

    @Test
    void exchangeWithoutResponseHasNothingAboutIt() {
        assertThat(render(
                        "%response %response.line%-|%response.code %response.size %response.time %idle.time.1"
                                + " %response.timestamp %close.time %session.time",
                        Samples.unanswered()))
                .isEqualTo("- |- 0 - - - 3.000150 3.000400");
    }

    @Test
    void connectionWithoutRequestIsAnEmptyLine() {
        assertThat(render(
                        "\"%request.line\" %request.size %request.method %request.time %idle.time.0 %session.requests"
                                + " %close.time %session.time %request.timestamp2",
                        Samples.empty()))
                .isEqualTo("\"\" 0 - - - 0 3.000358 3.000400 -");
    }

    @Test
    void onlyTheFirstEntryTellsOfTheOpeningAndOnlyTheLastOfTheClose() {
        assertThat(render(
                        "%connection.time(a) %connection.timestamp %connection.timestamp2(b) %idle.time.0(c)"
                                + " %idle.time.1(d) %close.time(e) %close.originator(f) %session.time",
                        Samples.third()))
                .isEqualTo("a - b c d e f 1.000400");
    }

    @ParameterizedTest
    @CsvSource({"TIMEDOUT,timedout", "TRUNCATED,truncated"})
    void connectionThatWasGivenUpDidNotClose(Originator originator, String shown) {
        Entry entry = new Entry(
                Samples.unique().exchange(),
                ReuseClass.START,
                true,
                io.jsniff.connection.Connection.UNKNOWN,
                Samples.closed(originator),
                1);
        assertThat(render("%close.originator %close.time %close.timestamp2 %session.time %idle.time.1", entry))
                .isEqualTo(shown + " - - 1.000400 -");
    }

    @Test
    void durationsAreNeverNegative() {
        Entry early = Samples.unique(Samples.exchange(
                Samples.request(), Samples.message(RESPONSE_HEAD, "", Samples.at(120), Samples.at(240))));
        assertThat(render("%response.time.begin %response.time.end %response.time", early))
                .isEqualTo("0.000000 0.000120 0.000000");
    }

    @Test
    void wholeMessagesAreAsOnTheWire() {
        assertThat(render("%request%response", Samples.unique()))
                .isEqualTo(REQUEST_HEAD + REQUEST_BODY + RESPONSE_HEAD + RESPONSE_BODY);
        assertThat(render(LogFormat.RAW, Samples.unanswered())).isEqualTo(REQUEST_HEAD + REQUEST_BODY + "-");
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK", "HTTP/2 200"})
    void headEndsWithItsLastLine(String line) {
        for (String end : List.of("\r\n", "\n")) {
            Entry entry = Samples.unique(Samples.exchange(
                    Samples.request(), Samples.message(line + end + end, "", Samples.at(300), Samples.at(300))));
            assertThat(render("%response.header", entry)).isEqualTo(line + end);
        }
    }

    @Test
    void runOfBytesIsAllBodyAndStillHasAFirstLine() {
        Entry entry = Samples.unique(Samples.exchange(
                Samples.run("EHLO me there\r\nCookie: x\r\n".getBytes(StandardCharsets.ISO_8859_1)), null));
        assertThat(render("%request", entry)).isEqualTo("EHLO me there\r\nCookie: x\r\n");
        assertThat(render("%request.body", entry)).isEqualTo("EHLO me there\r\nCookie: x\r\n");
        assertThat(render("%request.header|%request.header.cookie|%request.line|%request.method", entry))
                .isEqualTo("-|-|EHLO me there|EHLO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET / HTTP/1.1;GET|/|HTTP/1.1",
                "GET /a b c HTTP/1.0;GET|/a b c|HTTP/1.0",
                "GET /;GET|/|-",
                "GET;GET|-|-",
                "'';-|-|-",
            })
    void requestLineHasThreeParts(String line, String expected) {
        Entry entry = Samples.unique(
                Samples.exchange(Samples.message(line + "\r\n\r\n", "", Samples.at(1), Samples.at(2)), null));
        assertThat(render("%request.method|%request.url|%request.protocol", entry))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HTTP/1.1 200 Very OK;HTTP/1.1|Very OK",
                "HTTP/1.1 200;HTTP/1.1|-",
                "HTTP/1.1;HTTP/1.1|-",
            })
    void statusLineHasThreeParts(String line, String expected) {
        Entry entry = Samples.unique(
                Samples.exchange(Samples.request(), Samples.message(line + "\n\n", "", Samples.at(1), Samples.at(2))));
        assertThat(render("%response.protocol|%response.message", entry)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%request",
                "%request.header",
                "%request.header.authorization",
                "%request.header.value(Authorization)",
                "%request.grep(Authorization: (.*))",
                "%request.header.grep(.*Basic.*)",
            })
    void hiddenValuesAreHiddenEverywhere(String format) {
        assertThat(render(format, Samples.unique(), AGENT)).doesNotContain("c2VjcmV0");
        assertThat(render(format, Samples.unique())).contains("c2VjcmV0");
    }

    @Test
    void hiddenValuesAreShownAsStars() {
        assertThat(render("%request", Samples.unique(), AGENT))
                .isEqualTo(REQUEST_HEAD.replace("Basic c2VjcmV0", "***") + REQUEST_BODY);
        assertThat(render("%response.header.set-cookie", Samples.unique(), AGENT))
                .isEqualTo("***");
        assertThat(render("%response.header", Samples.unique(), AGENT))
                .contains("\r\nSet-Cookie: ***\r\nSet-Cookie: ***\r\nX-Empty:\r\n");
        assertThat(render(
                        "%request.header.grep(user-agent: (.*))",
                        Samples.unique(), AGENT.withRedaction(Redaction.of(List.of("User-Agent")))))
                .isEqualTo("***");
    }

    @Test
    void hiddenValueEndsBehindItsFoldedLines() {
        Entry entry = Samples.unique(Samples.exchange(
                Samples.message("GET / HTTP/1.1\r\nCookie: a\r\n b\r\nHost: x\r\n\r\n", "", 1, 2), null));
        assertThat(render("%request", entry, AGENT)).isEqualTo("GET / HTTP/1.1\r\nCookie: ***\r\nHost: x\r\n\r\n");
    }

    @Test
    void headThatCouldNotBeReadHasItsValuesHiddenToo() {
        Entry entry = Samples.unique(Samples.exchange(
                Samples.run("GET / HTTP/9\r\ncookie: a=b\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)), null));
        assertThat(render("%request%request.body%request.grep(a=b)", entry, AGENT))
                .doesNotContain("a=b");
    }

    @Test
    void agentEscapesControlCharactersWithinLinesOnly() {
        Entry entry = Samples.unique(Samples.exchange(
                Samples.message("GET /\u001b[31m\u007f HTTP/1.1\r\nHost: a\r\n\tb\u00e9\r\n\r\n", "\u0001\n", 1, 2),
                null));
        assertThat(render("%request.url", entry, AGENT)).isEqualTo("/\\x1b[31m\\x7f");
        assertThat(render("%request.header.host", entry, AGENT)).isEqualTo("a\\x0d\\x0a\\x09b\\xe9");
        assertThat(render("%request.grep(host: a\\s+b)", entry, AGENT)).isEqualTo("Host: a\\x0d\\x0a\\x09b");
        assertThat(render("%request.body", entry, AGENT)).isEqualTo("\u0001\n");
        assertThat(render("%request.url", entry)).isEqualTo("/\u001b[31m\u007f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "RAW;a\u0001\u007f\u00ff\tb",
                "UNPRINTABLE;a....b",
                "HEX;a[01][7f][ff][09]b",
            })
    void unprintableBytesOfALineAreEncoded(Encoding encoding, String expected) {
        Entry entry = Samples.unique(
                Samples.exchange(Samples.message("GET a\u0001\u007f\u00ff\tb HTTP/1.1\r\n\r\n", "", 1, 2), null));
        assertThat(render("%request.url", entry, PLAIN.withEncoding(encoding))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"UNPRINTABLE,.", "HEX,[00]"})
    void unprintableBytesOfMessagesAreEncodedButNotTheirLineEnds(Encoding encoding, String zero) {
        Entry entry = Samples.unique(Samples.exchange(Samples.message("GET /\r\n\r\n", "\ta\u0000\n", 1, 2), null));
        assertThat(render("%request%newline", entry, PLAIN.withEncoding(encoding)))
                .isEqualTo("GET /\r\n\r\n\ta" + zero + "\n\n");
    }

    @Test
    void presetsAreTheDocumentedFormats() {
        assertThat(render(LogFormat.preset("clf"), Samples.unique(), PLAIN.withNewline(true)))
                .isEqualTo("10.0.0.1 - - [03/Feb/2026:05:05:06 +0100] \"POST /collect?x=1 HTTP/1.1\" 200 7 \"\""
                        + " \"probe/1.0\"\n");
        assertThat(render(LogFormat.AGENT, Samples.unique(), AGENT.withNewline(true)))
                .isEqualTo("unique 0.000042 #1 10.0.0.1:40001>10.0.0.2:8088 \"POST /collect?x=1 HTTP/1.1\" 200"
                        + " 1.000150 - -\n");
        assertThat(LogFormat.preset("raw")).isEqualTo("%request%response");
        assertThat(LogFormat.preset("%connection")).isEqualTo("%connection");
    }

    @Test
    void foundingFormatGivesTheFoundingOutput() {
        String format =
                "%newline---%newline%connection - %connection.time%newline%newline%request%newline%newline%response";
        assertThat(render(format, Samples.unique(), AGENT))
                .isEqualTo("\n---\nunique - 0.000042\n\n" + REQUEST_HEAD.replace("Basic c2VjcmV0", "***") + REQUEST_BODY
                        + "\n\n" + RESPONSE_HEAD.replaceAll("(Set-Cookie: ).*", "$1***") + RESPONSE_BODY);
    }
}
