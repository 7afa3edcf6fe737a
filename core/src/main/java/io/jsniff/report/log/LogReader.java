package io.jsniff.report.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads logs, one after the other, and tells a listener of each line. Belongs to one thread. */
public final class LogReader {
    /** A file that has no line of ours among so many is not ours. */
    private static final int PATIENCE = 100;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final LogListener listener;
    private final LineParser parser;
    private long files;
    private long understood;
    private long notUnderstood;
    private @Nullable String firstNotUnderstood;
    private @Nullable String firstCut;

    /** @param wanted how much of each line the listener needs */
    public LogReader(FieldSelection wanted, LogListener listener) {
        this.listener = listener;
        this.parser = new LineParser(wanted);
    }

    /**
     * Reads a log to its end, plain or gzip.
     *
     * @param name for messages
     * @throws NotALogException if there is something else in it
     * @throws IOException if it cannot be read, or the listener failed
     */
    public void read(String name, InputStream in) throws IOException {
        files++;
        long before = understood;
        long notBefore = notUnderstood;
        try {
            LineReader lines = new LineReader(plain(in));
            while (lines.next()) {
                line(name, lines);
                if (understood == before && notUnderstood - notBefore == PATIENCE) {
                    throw new NotALogException(name);
                }
            }
        } catch (EOFException | ZipException e) {
            firstCut = firstCut == null ? name + " (" + e.getMessage() + ")" : firstCut;
        }
        if (understood == before && notUnderstood > notBefore) {
            throw new NotALogException(name);
        }
    }

    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    private void line(String name, LineReader lines) throws IOException {
        if (lines.isBlank()) {
            return;
        }
        LogLine line = lines.tooLong() ? null : parse(lines);
        if (line == null) {
            notUnderstood++;
            firstNotUnderstood = firstNotUnderstood == null ? name + ":" + lines.number() : firstNotUnderstood;
        } else {
            understood++;
            listener.line(line);
        }
    }

    private @Nullable LogLine parse(LineReader lines) throws IOException {
        try {
            return parser.parse(lines.array(), lines.from(), lines.to());
        } catch (JsonProcessingException
                | CharConversionException e) { // zeros at the begin are taken for another Unicode
            return null;
        }
    }

    /** What was read so far. */
    public LogCounts counts() {
        return new LogCounts(files, understood, notUnderstood, firstNotUnderstood, firstCut);
    }
}
