package io.jsniff.pipeline;

import io.jsniff.output.EntryWriter.WhenFull;
import io.jsniff.output.Rotation;
import io.jsniff.output.format.FormatOptions;

/**
 * What is written where.
 *
 * @param format the log format or the name of a preset; does not count with {@code json}
 * @param json whether JSON Lines are written instead
 * @param text how values are shown
 * @param out a file, {@code -} for standard output, or empty for standard error; {@code %p} and {@code %t} are expanded
 * @param rotation when the file makes room for a new one
 * @param linger how long an exchange waits for a successor, in nanoseconds, or {@link
 *     io.jsniff.reuse.ReuseClassifier#NEVER}
 * @param whenFull what happens to entries that come faster than they can be written
 */
public record RecordingOptions(
        String format,
        boolean json,
        FormatOptions text,
        String out,
        Rotation rotation,
        long linger,
        WhenFull whenFull) {}
