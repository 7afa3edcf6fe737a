package io.jsniff.report.page;

import io.jsniff.report.LogSummary;
import io.jsniff.report.log.LogCounts;
import io.jsniff.report.log.LogLine;
import io.jsniff.report.log.LogListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes a page while a log is read. Belongs to one thread. */
public final class HtmlReport implements LogListener {
    /** So many exchanges a browser shows without effort. */
    public static final int MAX_EXCHANGES = 200_000;

    private final HtmlTemplate template;
    private final Writer out;
    private final TimelineRows rows;

    /**
     * Begins a page.
     *
     * @param stream where it is written; the caller closes it
     * @param most how many exchanges are shown at most
     */
    public HtmlReport(OutputStream stream, int most) throws IOException {
        // an encoder that replaces what is no character; the generator's own would fail
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        template = HtmlTemplate.load();
        out.write(template.beforeData());
        begin("rows");
        rows = new TimelineRows(ScriptJson.open(out), most);
    }

    @Override
    public void line(LogLine line) throws IOException {
        rows.line(line);
    }

    /** Ends the page with the totals of all that was read. */
    public void finish(LogSummary summary, LogCounts counts) throws IOException {
        rows.finish();
        end();
        begin("summary");
        try (var json = ScriptJson.open(out)) {
            summary.write(json, counts);
        }
        end();
        out.write(template.afterData());
        out.flush();
    }

    private void begin(String id) throws IOException {
        out.write("<script type=\"application/json\" id=\"" + id + "\">");
    }

    private void end() throws IOException {
        out.write("</script>\n");
    }
}
