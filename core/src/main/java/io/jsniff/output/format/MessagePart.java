package io.jsniff.output.format;

import io.jsniff.connection.Direction;
import io.jsniff.exchange.Message;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.reuse.Entry;
import org.jspecify.annotations.Nullable;

/** What can be said of a message; each is a keyword of requests, of responses, or of both. */
enum MessagePart {
    ALL("", "all bytes of the %s, head and body", Argument.NOT_FOUND, Part.ALL, true),
    HEAD(".header", "the %s's first line and header lines", Argument.NOT_FOUND, Part.ALL, false),
    BODY(".body", "what follows the %s's head, as on the wire", Argument.NOT_FOUND, Part.LINE, true),
    SIZE(".size", "bytes of the %s, head included", Argument.NOT_FOUND, Part.NONE, false),
    LINE(".line", "first line of the %s", Argument.NOT_FOUND, Part.LINE, false),
    METHOD(".method", "method of the %s", Argument.NOT_FOUND, Part.LINE, false),
    URL(".url", "target of the %s, as in its first line", Argument.NOT_FOUND, Part.LINE, false),
    PROTOCOL(".protocol", "protocol version in the %s's first line", Argument.NOT_FOUND, Part.LINE, false),
    CODE(".code", "status code of the %s", Argument.NOT_FOUND, Part.NONE, false),
    MESSAGE(".message", "reason phrase of the %s", Argument.NOT_FOUND, Part.LINE, false),
    HEADER(".header.NAME", "value of a header of the %s, for any NAME", Argument.NOT_FOUND, Part.ALL, false),
    HEADER_VALUE(".header.value", "value of a header of the %s", Argument.HEADER, Part.ALL, false),
    HEAD_GREP(
            ".header.grep",
            "first match in the %s's head, case ignored; its innermost group if there is one",
            Argument.REGEX,
            Part.ALL,
            false),
    GREP(
            ".grep",
            "first match in the %s, case ignored; its innermost group if there is one",
            Argument.REGEX,
            Part.ALL,
            true);

    final String suffix;
    final String help;
    final Argument argument;
    final Part head;
    final boolean body;

    MessagePart(String suffix, String help, Argument argument, Part head, boolean body) {
        this.suffix = suffix;
        this.help = help;
        this.argument = argument;
        this.head = head;
        this.body = body;
    }

    /** Whether messages that flow this way have it. */
    boolean isOf(Direction direction) {
        return switch (this) {
            case METHOD, URL -> direction == Direction.TO_DEST;
            case CODE, MESSAGE -> direction == Direction.TO_SOURCE;
            default -> true;
        };
    }

    /** The request or response of an entry. */
    static @Nullable Message of(Entry entry, Direction direction) {
        return direction == Direction.TO_DEST
                ? entry.exchange().request()
                : entry.exchange().response();
    }

    /** The bytes that begin with the first line: the head, or a run of bytes, as far as they were kept. */
    static byte @Nullable [] beginning(@Nullable Message message) {
        if (message == null) {
            return null;
        }
        return message.head() == null ? message.body() : message.head().bytes();
    }
}
