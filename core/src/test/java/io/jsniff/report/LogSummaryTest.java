package io.jsniff.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.http.Protocol;
import io.jsniff.output.Redaction;
import io.jsniff.output.json.JsonLines;
import io.jsniff.report.log.FieldSelection;
import io.jsniff.report.log.LogReader;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was seen live comes out of the log again. */
class LogSummaryTest {
    private static final LossCounters NOTHING_LOST = new LossCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final Summary live = new Summary();
    private final JsonLines json = new JsonLines(Redaction.CREDENTIALS);
    private final TextBuffer log = new TextBuffer(1000);
    private long id;

    private Connection to(@Nullable String host, Endpoint dest) {
        Endpoint source = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
        return new Connection(++id, Side.CLIENT, source, dest, host, 1_000_000, 2_000_000);
    }

    private static Endpoint ip(int last, int port) {
        return Endpoint.of(new byte[] {10, 0, 0, (byte) last}, port);
    }

    private void connection(Connection connection, @Nullable Originator closer, ReuseClass... classes) {
        live.opened(connection);
        json.renderOpened(connection, log);
        @Nullable Close close = closer == null ? null : new Close(closer, false, 3_000_000);
        for (int i = 0; i < classes.length; i++) {
            entry(connection, i + 1, classes[i], i == classes.length - 1 ? close : null);
        }
        if (close != null) {
            if (classes.length == 0) {
                entry(connection, 0, ReuseClass.UNIQUE, close);
            }
            live.closed(connection, close, classes.length, Evidence.NONE);
            json.renderClosed(connection, close, classes.length, Evidence.NONE, log);
        }
    }

    private void entry(Connection connection, int number, ReuseClass reuse, @Nullable Close close) {
        Exchange exchange = new Exchange(connection, number, Protocol.HTTP1, null, null, 0, new int[0]);
        Entry entry = new Entry(exchange, reuse, true, 0, close, 1);
        live.entry(entry);
        json.render(entry, log);
    }

    private void variety() {
        connection(to("api", ip(2, 8088)), Originator.CLIENT, ReuseClass.UNIQUE);
        connection(to("api", ip(3, 8088)), Originator.SERVER, ReuseClass.START, ReuseClass.CONTINUE, ReuseClass.LAST);
        connection(to(null, ip(4, 80)), null, ReuseClass.START, ReuseClass.CONTINUE);
        connection(to(null, ip(4, 80)), Originator.TIMEDOUT);
        connection(to(null, Endpoint.of(new byte[16], 443)), Originator.TRUNCATED, ReuseClass.START, ReuseClass.LAST);
        connection(to("docker", Endpoint.unix("/run/docker.sock")), Originator.CLIENT, ReuseClass.UNIQUE);
        connection(to("nobody", ip(9, 1)), null);
    }

    private LogSummary read(String text, Grouping grouping) throws IOException {
        LogSummary summary = new LogSummary(grouping);
        reader = new LogReader(FieldSelection.TOTALS, summary);
        reader.read("test.json", new ByteArrayInputStream(text.getBytes(UTF_8)));
        return summary;
    }

    private LogReader reader;

    private String logged() {
        return new String(log.toArray(), UTF_8);
    }

    private String table(LogSummary summary) throws IOException {
        StringBuilder text = new StringBuilder();
        summary.print(text, reader.counts());
        assertThat(text.toString()).endsWith(reader.counts() + "\n");
        return text.substring(0, text.lastIndexOf("read: "));
    }

    private String liveTable() throws IOException {
        StringBuilder text = new StringBuilder();
        live.print(text, NOTHING_LOST);
        return text.substring(0, text.lastIndexOf("lost or"));
    }

    @Test
    void logComesToWhatWasSeenLive() throws IOException {
        variety();
        assertThat(table(read(logged(), Grouping.ORIGIN)))
                .isEqualTo(liveTable())
                .contains("[::]:443", "/run/docker.sock");
    }

    @Test
    void exchangesAloneTellOfTheirConnections() throws IOException {
        connection(to("api", ip(2, 8088)), Originator.CLIENT, ReuseClass.UNIQUE);
        connection(to("api", ip(2, 8088)), Originator.SERVER, ReuseClass.START, ReuseClass.CONTINUE, ReuseClass.LAST);
        String exchanges = String.join(
                "\n", logged().lines().filter(line -> !line.contains("event")).toList());
        assertThat(table(read(exchanges, Grouping.ORIGIN))).isEqualTo(liveTable());
    }

    @Test
    void totalsAreByCallerOrClientToo() throws IOException {
        String line = """
                {"class":"unique","number":1,"connection":{"id":%d,"caller":"%s","client":"HttpClient#%d"}}
                """;
        String text = line.formatted(1, "a.B.c(B.java:3)", 1)
                + line.formatted(2, "a.B.c(B.java:3)", 2)
                + line.formatted(3, "a.B.d(B.java:9)", 2)
                + "{\"class\":\"unique\",\"number\":1,\"connection\":{\"id\":4}}";
        assertThat(read(text, Grouping.CALLER).rows().stream().map(row -> row.origin() + " " + row.connections()))
                .containsExactly("a.B.c(B.java:3) 2", "a.B.d(B.java:9) 1", "unknown 1");
        assertThat(read(text, Grouping.CLIENT).rows().stream().map(row -> row.origin() + " " + row.connections()))
                .containsExactly("HttpClient#2 2", "HttpClient#1 1", "unknown 1");
    }

    private static final String UNREAD = """
            {"class":"unique","number":1,"connection":{"id":%d,"dest":{"ip":"10.0.0.1","port":80},"connectTime":0.002,"caller":"a.B.c(B.java:3)"},\
            "tls":{"handshake":0.01},"finding":{"open":{"code":"%s","fault":%s,"text":"t","caller":"a.B.c(B.java:3)","advice":"Do so."}}}
            {"event":"close","connection":{"id":%d,"dest":{"ip":"10.0.0.1","port":80}},"close":{"by":"client"},\
            "finding":{"close":{"code":"body-not-read","fault":true,"text":"u","caller":"a.B.c(B.java:3)","advice":"Do so."}}}
            """;

    private static String unread() {
        String open = "{\"event\":\"open\",\"connection\":{\"id\":1,\"dest\":{\"ip\":\"10.0.0.1\",\"port\":80}}}\n";
        return open.repeat(3)
                + UNREAD.formatted(1, "first", "false", 1)
                + UNREAD.formatted(2, "body-not-read", "true", 2)
                + UNREAD.formatted(3, "body-not-read", "true", 3);
    }

    @Test
    void faultsAreTotalledByCallSite() throws IOException {
        assertThat(table(read(unread(), Grouping.ORIGIN))).isEqualTo("""
                origin       requests  connections  req/conn   unique  start  continue   last  closed by client  by server  given up  open  avoidable  time lost
                10.0.0.1:80         3            3       1.0  100.0 %  0.0 %     0.0 %  0.0 %                 3          0         0     0          2    0.024 s

                fault          opened  ended  origin       opened at
                body-not-read       2      3  10.0.0.1:80  a.B.c(B.java:3)
                body-not-read: Do so.
                """);
    }

    @Test
    void jsonTellsOfWhatIsNoFaultToo() throws IOException {
        StringBuilder text = new StringBuilder();
        read(unread(), Grouping.ORIGIN).printJson(text, reader.counts());
        JsonNode json = new ObjectMapper().readTree(text.toString());
        assertThat(json.get("findings").findValuesAsText("code")).containsExactly("body-not-read", "first");
        assertThat(json.at("/total/avoidable").asInt()).isEqualTo(2);
        assertThat(json.at("/total/timeLost").asDouble()).isEqualTo(0.024);
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        variety();
        LogSummary summary = read(logged(), Grouping.ORIGIN);
        StringBuilder text = new StringBuilder();
        summary.printJson(text, reader.counts());
        JsonNode json = new ObjectMapper().readTree(text.toString());
        assertThat(json.get("rows")).hasSameSizeAs(summary.rows());
        assertThat(json.at("/rows/0/origin").asText()).isEqualTo("api:8088");
        assertThat(json.at("/rows/0/classes/continue").asInt()).isEqualTo(1);
        assertThat(json.at("/total/requests").asInt()).isEqualTo(9);
        assertThat(json.at("/total/connections").asInt()).isEqualTo(7);
        assertThat(json.at("/total/closedBy/timedout").asInt()).isEqualTo(1);
        assertThat(json.at("/read/lines").asLong()).isEqualTo(logged().lines().count());
    }

    @Test
    void emptyLogIsNoError() throws IOException {
        assertThat(table(read("", Grouping.ORIGIN)).lines()).hasSize(1);
        assertThat(List.of(reader.counts().lines(), reader.counts().notUnderstood()))
                .containsExactly(0L, 0L);
    }
}
