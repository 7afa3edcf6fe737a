package io.jsniff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.Protocol;
import io.jsniff.output.EntryRenderer;
import io.jsniff.output.Redaction;
import io.jsniff.output.Samples;
import io.jsniff.output.format.FormatOptions;
import io.jsniff.output.format.LogFormat;
import io.jsniff.output.json.JsonLines;
import io.jsniff.report.har.HarWriter;
import io.jsniff.report.log.FieldSelection;
import io.jsniff.report.log.LogReader;
import io.jsniff.report.page.HtmlReport;
import io.jsniff.reuse.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that another chose, through all outputs: none of them has a character in it that a terminal would obey. */
class HostileTextTest {
    private static final LossCounters NOTHING_LOST = new LossCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static Entry entry(String hostile) {
        byte[] request = ("GET /" + hostile + " HTTP/1.1\r\nHost: " + hostile + "\r\nReferer: " + hostile + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] response = ("HTTP/1.1 200 " + hostile + "\r\nServer: " + hostile + "\r\n\r\n").getBytes(UTF_8);
        Connection connection = new Connection(
                        7,
                        Side.CLIENT,
                        Endpoint.unix("/run/" + hostile),
                        Samples.dest(),
                        hostile,
                        Samples.OPENED,
                        Samples.at(42))
                .openedBy(new Opener(hostile, hostile, 1, null, hostile, List.of(hostile)));
        return Samples.unique(
                new Exchange(connection, 1, Protocol.HTTP1, message(request), message(response), 200, new int[0]));
    }

    private static Message message(byte[] head) {
        return new Message(
                new Head(head),
                head.length,
                new byte[0],
                head.length,
                Samples.at(100),
                Samples.at(250),
                Completion.COMPLETE);
    }

    private static String render(EntryRenderer renderer, String hostile) {
        TextBuffer out = new TextBuffer(100);
        renderer.render(entry(hostile), out);
        return new String(out.toArray(), UTF_8);
    }

    private static void isClean(String output) {
        assertThat(output.codePoints().filter(c -> c != '\n' && c != '\t').mapToObj(Character::getType))
                .as(output)
                .doesNotContain(
                        (int) Character.CONTROL,
                        (int) Character.FORMAT,
                        (int) Character.SURROGATE,
                        (int) Character.LINE_SEPARATOR,
                        (int) Character.PARAGRAPH_SEPARATOR);
        assertThat(output).doesNotContain("\ufffd");
    }

    private static String log(String hostile) throws IOException {
        String text = MAPPER.writeValueAsString(hostile);
        return ("{'class':'unique','number':1,'protocol':$,'time':'2026-02-03T04:05:06.000042Z','connection':{'id':1,"
                                + "'host':$,'caller':$,'client':$,'source':{'path':$},'dest':{'ip':$,'port':80}},'tls':{'version':$,"
                                + "'cipher':$,'alpn':$,'sni':$,'failure':$},'request':{'method':$,'url':$,'line':$,'headers':{$:$}},"
                                + "'response':{'status':200,'message':$,'headers':{$:$}},'finding':{'open':{'code':$,'fault':true,"
                                + "'text':$,'caller':$,'closer':$,'advice':$},'close':{'code':$,'text':$}}}")
                        .replace('\'', '"')
                        .replace("$", text)
                + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b]0;owned\u0007",
                "\u001b[2J\u001b[1;1H",
                "a\rlost or not understood: 0",
                "a\nlost or not understood: 0",
                "\u0000\u0008\u007f",
                "\u0085\u009b31m\u009d0;owned\u009c",
                "\u2028lost or not understood: 0\u2029",
                "\u202eevil\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
                "\ufeff\u00ad",
                "\ud800x\udc00"
            })
    void reachesNoOutputAsItIs(String hostile) throws IOException {
        FormatOptions agent = FormatOptions.agent();
        String line = render(LogFormat.compile(LogFormat.AGENT, agent), hostile);
        isClean(line);
        assertThat(line.lines()).hasSize(1);
        isClean(render(LogFormat.compile(LogFormat.CLF, agent), hostile));
        isClean(render(LogFormat.compile("%request.header.host %response.message %connection.caller", agent), hostile));
        isClean(render(new JsonLines(Redaction.NONE), hostile));

        Summary summary = new Summary();
        summary.opened(entry(hostile).exchange().connection());
        summary.entry(entry(hostile));
        StringBuilder printed = new StringBuilder();
        summary.print(printed, NOTHING_LOST);
        isClean(printed.toString());
        assertThat(printed.toString().lines().filter(each -> each.startsWith("lost or not understood")))
                .hasSize(1);
        report(hostile);
    }

    private static void report(String hostile) throws IOException {
        for (Grouping by : Grouping.values()) {
            LogSummary summary = new LogSummary(by);
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            ByteArrayOutputStream har = new ByteArrayOutputStream();
            HtmlReport pages = new HtmlReport(page, 10);
            HarWriter archive = new HarWriter(har, "1");
            LogReader reader = new LogReader(FieldSelection.HEADERS, line -> {
                summary.line(line);
                pages.line(line);
                archive.line(line);
            });
            reader.read(hostile + ".json", new ByteArrayInputStream((log(hostile) + "no log\n").getBytes(UTF_8)));
            pages.finish(summary, reader.counts());
            archive.finish();
            StringBuilder text = new StringBuilder();
            summary.print(text, reader.counts());
            isClean(text.toString());
            assertThat(text.toString().lines()).noneMatch(line -> line.startsWith("lost or not understood"));
            StringBuilder json = new StringBuilder();
            summary.printJson(json, reader.counts());
            isClean(json.toString());
            isClean(page.toString(UTF_8));
            isClean(har.toString(UTF_8));
        }
    }

    /** What it hides would be read as the end of the field, and what follows as fields of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"\" 200 0.1 - -", "\\\" 200", "\\x22", "a\"b\\c\""})
    void quotedFieldOfTheDefaultFormatStaysWhole(String hostile) {
        String line = render(LogFormat.compile(LogFormat.AGENT, FormatOptions.agent()), hostile);
        assertThat(line.chars().filter(c -> c == '"')).hasSize(2);
        String field = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
        assertThat(field.replace("\\x22", "\"").replace("\\x5c", "\\")).isEqualTo("GET /" + hostile + " HTTP/1.1");
        assertThat(render(LogFormat.compile("\"%request.line\"", FormatOptions.agent()), hostile))
                .isEqualTo("\"GET /" + hostile + " HTTP/1.1\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J\"\\", "a\u009b\u202e"})
    void captureWritesAsJustnifferDoes(String hostile) {
        assertThat(render(LogFormat.compile("\"%request.line\"", FormatOptions.capture()), hostile))
                .isEqualTo("\"GET /" + hostile + " HTTP/1.1\"\n");
    }
}
