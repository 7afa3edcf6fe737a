package io.jsniff.report.log;

import java.io.IOException;

/** Hears of the lines of logs, one after the other. */
public interface LogListener {
    /** A line that was understood. */
    void line(LogLine line) throws IOException;
}
