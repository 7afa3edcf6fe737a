package io.jsniff.output.format;

import io.jsniff.bytes.Printable;
import io.jsniff.output.Redaction;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a log format depends on besides its text.
 *
 * @param notFound what stands for a missing value where a keyword has no text of its own for that
 * @param encoding how unprintable bytes are shown
 * @param redaction whose values are hidden
 * @param bodyLimit most bytes of each body that are collected, if the format asks for bodies
 * @param newline whether an entry ends with a newline
 * @param escaping what keywords of a single line do to text that is not fit for a line, so that nothing from outside forges lines
 *     of the log; {@code null} for nothing
 * @param zone the time zone of timestamps; {@code null} for the system's, which is not loaded before a timestamp is rendered
 */
public record FormatOptions(
        String notFound,
        Encoding encoding,
        Redaction redaction,
        int bodyLimit,
        boolean newline,
        @Nullable Printable escaping,
        @Nullable ZoneId zone) {
    private static final int AGENT_BODY = 64 << 10;
    private static final int CAPTURE_BODY = 16 << 20;

    /** The agent's defaults: credentials hidden, control characters escaped. */
    public static FormatOptions agent() {
        return new FormatOptions("-", Encoding.RAW, Redaction.CREDENTIALS, AGENT_BODY, true, Printable.LINE, null);
    }

    /** justniffer's defaults: everything as it is. */
    public static FormatOptions capture() {
        return new FormatOptions("-", Encoding.RAW, Redaction.NONE, CAPTURE_BODY, true, null, null);
    }

    /** With another text for missing values. */
    public FormatOptions withNotFound(String text) {
        return new FormatOptions(text, encoding, redaction, bodyLimit, newline, escaping, zone);
    }

    /** With another encoding. */
    public FormatOptions withEncoding(Encoding other) {
        return new FormatOptions(notFound, other, redaction, bodyLimit, newline, escaping, zone);
    }

    /** With other hidden values. */
    public FormatOptions withRedaction(Redaction other) {
        return new FormatOptions(notFound, encoding, other, bodyLimit, newline, escaping, zone);
    }

    /** With another limit for bodies. */
    public FormatOptions withBodyLimit(int bytes) {
        return new FormatOptions(notFound, encoding, redaction, bytes, newline, escaping, zone);
    }

    /** With a newline after each entry, or without. */
    public FormatOptions withNewline(boolean wanted) {
        return new FormatOptions(notFound, encoding, redaction, bodyLimit, wanted, escaping, zone);
    }

    /** With timestamps in another time zone. */
    public FormatOptions withZone(ZoneId other) {
        return new FormatOptions(notFound, encoding, redaction, bodyLimit, newline, escaping, other);
    }

    /** For a value that stands between double quotes. */
    FormatOptions withinQuotes() {
        return escaping == null
                ? this
                : new FormatOptions(notFound, encoding, redaction, bodyLimit, newline, Printable.QUOTED, zone);
    }
}
