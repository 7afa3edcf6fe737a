package io.jsniff.report.log;

import org.jspecify.annotations.Nullable;

/**
 * Why a connection was opened, closed or not reused.
 *
 * @param code names the cause
 * @param fault whether it is one that wants mending
 * @param text one sentence with the numbers of the case
 * @param caller who opened the connection
 * @param closer who closed it
 * @param advice one sentence, empty if there is none
 */
public record LogFinding(
        String code,
        boolean fault,
        String text,
        @Nullable String caller,
        @Nullable String closer,
        String advice) {}
