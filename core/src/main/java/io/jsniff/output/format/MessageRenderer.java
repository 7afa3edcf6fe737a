package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Direction;
import io.jsniff.exchange.Message;
import io.jsniff.http.Head;
import io.jsniff.output.Redaction;
import io.jsniff.reuse.Entry;
import org.jspecify.annotations.Nullable;

/** A whole message, its head, or its body, as on the wire. A run of bytes is all body. */
record MessageRenderer(Direction direction, MessagePart part, Redaction redaction, WireText text) implements Renderer {
    @Override
    public boolean render(Entry entry, TextBuffer out) {
        Message message = MessagePart.of(entry, direction);
        return message != null && render(message, out);
    }

    private boolean render(Message message, TextBuffer out) {
        int before = out.length();
        @Nullable Head head = message.head();
        byte @Nullable [] body = message.body();
        if (head != null && part != MessagePart.BODY) {
            byte[] bytes = redaction.head(head.bytes());
            text.put(bytes, 0, part == MessagePart.HEAD ? endOfFields(bytes) : bytes.length, out);
        }
        if (body != null && part != MessagePart.HEAD) {
            byte[] shown = head == null
                    ? redaction.unknown(body, message.size())
                    : redaction.body(body, head, message.bodySize());
            text.put(shown, 0, shown.length, out);
        }
        return out.length() > before;
    }

    /** Where the blank line of a head begins, or its end if it has none. */
    private static int endOfFields(byte[] head) {
        int end = head.length;
        if (end > 0 && head[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && head[end - 1] == '\r') {
            end--;
        }
        return end > 0 && head[end - 1] == '\n' ? end : head.length;
    }
}
