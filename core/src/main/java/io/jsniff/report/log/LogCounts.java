package io.jsniff.report.log;

import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of logs.
 *
 * @param files how many were read
 * @param lines how many lines were understood
 * @param notUnderstood how many were not
 * @param firstNotUnderstood where the first of those stands, {@code file:line}
 * @param firstCut the first compressed file that broke off, if one did
 */
public record LogCounts(
        long files,
        long lines,
        long notUnderstood,
        @Nullable String firstNotUnderstood,
        @Nullable String firstCut) {
    /** All of it in one line. */
    @Override
    public String toString() {
        String text = "read: " + lines + (lines == 1 ? " line of " : " lines of ") + files
                + (files == 1 ? " log, " : " logs, ") + notUnderstood + " not understood";
        return text
                + (firstNotUnderstood == null ? "" : ", the first of them " + firstNotUnderstood)
                + (firstCut == null ? "" : "; broken off: " + firstCut);
    }
}
