package io.jsniff.output.format;

import io.jsniff.connection.Direction;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A keyword about the request or the response. */
record MessageKeyword(Direction direction, MessagePart part) implements Keyword {
    /** The keywords about messages that flow one way. */
    static List<Keyword> of(Direction direction) {
        List<Keyword> all = new ArrayList<>();
        for (MessagePart part : MessagePart.values()) {
            if (part.isOf(direction)) {
                all.add(new MessageKeyword(direction, part));
            }
        }
        return all;
    }

    private String subject() {
        return direction == Direction.TO_DEST ? "request" : "response";
    }

    @Override
    public String word() {
        return subject()
                + part.suffix; // alone: a format is compiled before the application's main, where formatting is slow
    }

    @Override
    public Text text() {
        return new Text(word(), String.format(Locale.ROOT, part.help, subject()));
    }

    @Override
    public Argument argument() {
        return part.argument;
    }

    @Override
    public Retention needs() {
        int body = part.body ? Integer.MAX_VALUE : 0;
        return direction == Direction.TO_DEST
                ? new Retention(part.head, Part.NONE, body, 0, false)
                : new Retention(Part.NONE, part.head, 0, body, false);
    }

    @Override
    public String missing(FormatOptions options) {
        return part == MessagePart.LINE ? "" : options.notFound();
    }

    @Override
    public Renderer bind(String argument, FormatOptions options) {
        return switch (part) {
            case ALL, HEAD, BODY ->
                new MessageRenderer(direction, part, options.redaction(), WireText.ofLines(options));
            case SIZE, CODE -> new NumberRenderer(direction, part);
            case LINE, METHOD, URL, PROTOCOL, MESSAGE ->
                new CachingRenderer(
                        new StartLineRenderer(direction, part, options.redaction(), WireText.ofLine(options)),
                        direction);
            case HEADER, HEADER_VALUE ->
                new CachingRenderer(HeaderRenderer.of(direction, argument, options), direction);
            case HEAD_GREP, GREP -> GrepRenderer.of(direction, part, argument, options);
        };
    }
}
