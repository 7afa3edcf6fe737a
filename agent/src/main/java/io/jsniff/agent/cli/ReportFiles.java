package io.jsniff.agent.cli;

import io.jsniff.report.LogSummary;
import io.jsniff.report.har.HarWriter;
import io.jsniff.report.log.FieldSelection;
import io.jsniff.report.log.LogCounts;
import io.jsniff.report.log.LogLine;
import io.jsniff.report.log.LogListener;
import io.jsniff.report.page.HtmlReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that comes out of one reading of the logs. */
final class ReportFiles implements LogListener, AutoCloseable {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final LogInputs logs;
    private final List<LogListener> listeners = new ArrayList<>();
    private final Map<Path, OutputStream> open = new LinkedHashMap<>();
    private FieldSelection wanted = FieldSelection.TOTALS;
    private @Nullable HtmlReport page;
    private @Nullable HarWriter archive;
    private boolean finished;

    /** @param logs what is read: none of it is ever written over */
    ReportFiles(LogInputs logs) {
        this.logs = logs;
    }

    void add(LogListener listener) {
        listeners.add(listener);
    }

    void addPage(Path file, int limit) throws CommandException, IOException {
        page = new HtmlReport(create(file), limit);
        listeners.add(page);
        wanted = wanted == FieldSelection.HEADERS ? wanted : FieldSelection.TIMINGS;
    }

    void addArchive(Path file, String version) throws CommandException, IOException {
        archive = new HarWriter(create(file), version);
        listeners.add(archive);
        wanted = FieldSelection.HEADERS;
    }

    /** Whether a file that is named is none, but standard output. */
    static boolean isStandardOutput(@Nullable Path file) {
        return STANDARD_OUTPUT.equals(file);
    }

    private OutputStream create(Path file) throws CommandException {
        try {
            if (open.containsKey(file)) {
                throw new CommandException("'" + file + "' is to be written twice");
            } else if (isStandardOutput(file)) {
                return new FileOutputStream(FileDescriptor.out); // never closed: it is not ours
            } else if (logs.contains(file)) {
                throw new CommandException("'" + file + "' is one of the logs, and would be lost");
            }
            OutputStream stream = Files.newOutputStream(file);
            open.put(file, stream);
            return stream;
        } catch (IOException e) {
            throw new CommandException("'" + file + "' cannot be written: " + e);
        }
    }

    /** How much of each line all of them need. */
    FieldSelection wanted() {
        return wanted;
    }

    @Override
    public void line(LogLine line) throws IOException {
        for (LogListener listener : listeners) {
            listener.line(line);
        }
    }

    void finish(LogSummary summary, LogCounts counts) throws IOException {
        if (page != null) {
            page.finish(summary, counts);
        }
        if (archive != null) {
            archive.finish();
        }
        finished = true;
    }

    /** Half a page is none. */
    @Override
    public void close() throws IOException {
        for (Map.Entry<Path, OutputStream> each : open.entrySet()) {
            each.getValue().close();
            if (!finished && Files.isRegularFile(each.getKey())) {
                Files.delete(each.getKey());
            }
        }
    }
}
