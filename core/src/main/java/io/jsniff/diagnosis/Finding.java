package io.jsniff.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * An explained cause: why a connection was opened, or why it ended.
 *
 * @param code which cause
 * @param fault whether it cost a connection that could have been reused
 * @param text what was seen, in one sentence with the numbers of this case
 * @param caller where the connection was opened, {@code pkg.Class.method(File.java:12)}; {@code null} if unknown
 * @param closer where it was closed, the same
 * @param advice what helps, in one sentence; {@code null} if there is nothing to mend
 */
public record Finding(
        FindingCode code,
        boolean fault,
        String text,
        @Nullable String caller,
        @Nullable String closer,
        @Nullable String advice) {}
