package io.jsniff.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.bytes.Printable;
import io.jsniff.connection.Originator;
import io.jsniff.output.json.JsonEscapes;
import io.jsniff.report.log.LogClose;
import io.jsniff.report.log.LogCounts;
import io.jsniff.report.log.LogFinding;
import io.jsniff.report.log.LogLine;
import io.jsniff.report.log.LogListener;
import io.jsniff.report.log.LogTls;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The summary at exit again, out of logs. Belongs to one thread. */
public final class LogSummary implements LogListener {
    private final Grouping grouping;
    private final Totals<String> byEvents = new Totals<>(key -> key, Totals.MAX_KEYS, Totals.MAX_ROWS);
    private final Totals<String> byExchanges = new Totals<>(key -> key, Totals.MAX_KEYS, Totals.MAX_ROWS);
    private final FindingTotals findings = new FindingTotals();
    private boolean events;

    /** With nothing counted yet. */
    public LogSummary(Grouping grouping) {
        this.grouping = grouping;
    }

    @Override
    public void line(LogLine line) {
        String key = grouping.key(line.connection());
        switch (line.kind()) {
            case OPEN -> {
                events = true;
                byEvents.opening(key).opened();
            }
            case CLOSE -> {
                closed(byEvents.opening(key), line.close());
                ended(line);
            }
            case EXCHANGE -> exchange(line, key);
        }
    }

    private void exchange(LogLine line, String key) {
        ReuseClass reuse = line.reuse();
        if (reuse == null) {
            return;
        }
        OriginTotals derived = byExchanges.opening(key);
        if (reuse == ReuseClass.UNIQUE || reuse == ReuseClass.START) {
            derived.opened();
        }
        closed(derived, line.close());
        if (!events) {
            ended(line);
        }
        opened(line, key);
        if (line.number() > 0) {
            derived.request(reuse);
            byEvents.opening(key).request(reuse);
        }
    }

    private void opened(LogLine line, String key) {
        LogFinding finding = line.opening();
        if (finding != null) {
            findings.opened(line.connection().origin(), finding);
            if (finding.fault()) {
                long nanos = TimeUnit.MICROSECONDS.toNanos(setUp(line));
                byExchanges.opening(key).avoidable(nanos);
                byEvents.opening(key).avoidable(nanos);
            }
        }
    }

    /** Microseconds until the connection could be used. */
    private static long setUp(LogLine line) {
        LogTls tls = line.tls();
        return Math.max(0, line.connection().connectTime()) + (tls == null ? 0 : Math.max(0, tls.handshake()));
    }

    /** Exchanges that were written before their connection closed do not tell how it did. */
    private void ended(LogLine line) {
        LogFinding finding = line.closing();
        if (finding != null) {
            findings.ended(line.connection().origin(), finding);
        }
    }

    private static void closed(OriginTotals totals, @Nullable LogClose close) {
        Originator by = close == null ? null : close.by();
        if (by != null) {
            totals.closed(by);
        }
    }

    /** The totals; of a log whose lines about connections were filtered out, by what its exchanges say of them. */
    List<OriginRow> rows() {
        return (events ? byEvents : byExchanges).rows();
    }

    /** What is wrong with the totals in the light of some expectations, a line each. */
    public List<String> failures(List<Expectation> expectations) {
        return Summary.failures(Totals.sum(rows()), expectations);
    }

    /** Prints the table that is printed at exit, and then what was read. */
    public void print(Appendable out, LogCounts counts) throws IOException {
        OriginTable.print(grouping.toString(), rows(), out);
        FindingTable.print(findings.rows(), out);
        out.append(Printable.LINE.of(counts.toString())).append('\n');
    }

    /** Writes the same as one JSON object. */
    public void printJson(Appendable out, LogCounts counts) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = open(text)) {
            write(json, counts);
        }
        out.append(text.toString()).append('\n');
    }

    private static JsonGenerator open(StringWriter text) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter();
        return json.setCharacterEscapes(JsonEscapes.PLAIN);
    }

    /** Writes it as one JSON value of something larger. */
    public void write(JsonGenerator json, LogCounts counts) throws IOException {
        new SummaryJson(json).write(grouping.toString(), rows(), findings.rows(), counts);
    }
}
