package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.exchange.Retention;
import io.jsniff.output.EntryRenderer;
import io.jsniff.reuse.Entry;

/** A compiled log format. It keeps caches for rendering, so it belongs to one thread. */
public final class LogFormat implements EntryRenderer {
    /** justniffer's default: Common Log Format with referer and agent. */
    public static final String CLF =
            "%source.ip - - [%request.timestamp(%d/%b/%Y:%T %z)] \"%request.line\" %response.code"
                    + " %response.header.content-length(0) \"%request.header.referer()\""
                    + " \"%request.header.user-agent()\"";
    /** All bytes of both messages. */
    public static final String RAW = "%request%response";
    /** The agent's default: one line an exchange, made for {@code grep '^unique'}. */
    public static final String AGENT =
            "%connection %connection.time #%session.requests %source.ip:%source.port>%dest.ip:%dest.port"
                    + " \"%request.line\" %response.code %response.time %finding %finding.caller";

    private final Renderer[] pieces;
    private final Retention needs;
    private final boolean newline;

    private LogFormat(Renderer[] pieces, Retention needs, boolean newline) {
        this.pieces = pieces;
        this.needs = needs;
        this.newline = newline;
    }

    /**
     * Compiles a format.
     *
     * @throws FormatException if it is wrong; the message names what and where
     */
    public static LogFormat compile(String format, FormatOptions options) {
        FormatParser parser = new FormatParser(format, options);
        Renderer[] pieces = parser.parse().toArray(new Renderer[0]);
        return new LogFormat(pieces, limited(parser.needs(), options.bodyLimit()), options.newline());
    }

    /** The format that {@code clf} or {@code raw} stands for, or the text itself. */
    public static String preset(String text) {
        return switch (text) {
            case "clf" -> CLF;
            case "raw" -> RAW;
            default -> text;
        };
    }

    @Override
    public Retention needs() {
        return needs;
    }

    @Override
    public void render(Entry entry, TextBuffer out) {
        for (Renderer piece : pieces) {
            piece.render(entry, out);
        }
        if (newline) {
            out.put('\n');
        }
    }

    private static Retention limited(Retention all, int bodyLimit) {
        return new Retention(
                all.requestHead(),
                all.responseHead(),
                Math.min(all.requestBody(), bodyLimit),
                Math.min(all.responseBody(), bodyLimit),
                all.clientHello());
    }
}
