package io.jsniff.report.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request or response of a line.
 *
 * @param line its first line
 * @param method of a request
 * @param url of a request, as on its first line
 * @param protocol the version on its first line
 * @param status of a response, 0 if unknown
 * @param message of a response: the reason phrase
 * @param headers names in lower case with their values; empty unless asked for
 * @param size bytes with the head, -1 if unknown
 * @param bodySize bytes without it, -1 if unknown
 * @param begin its first byte's moment, in microseconds since the epoch
 * @param end its last byte's
 * @param completion {@code complete}, {@code cut} or {@code gap}, empty if unknown
 */
public record LogMessage(
        @Nullable String line,
        @Nullable String method,
        @Nullable String url,
        @Nullable String protocol,
        int status,
        @Nullable String message,
        Map<String, List<String>> headers,
        long size,
        long bodySize,
        long begin,
        long end,
        String completion) {}
