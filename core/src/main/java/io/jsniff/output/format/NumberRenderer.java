package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Direction;
import io.jsniff.exchange.Message;
import io.jsniff.reuse.Entry;
import org.jspecify.annotations.Nullable;

/** The size of a message, 0 if there is none, or its status code. */
record NumberRenderer(Direction direction, MessagePart part) implements Renderer {
    @Override
    public boolean render(Entry entry, TextBuffer out) {
        if (part == MessagePart.CODE) {
            int status = entry.exchange().status();
            if (status > 0) {
                out.decimal(status);
            }
            return status > 0;
        }
        @Nullable Message message = MessagePart.of(entry, direction);
        out.decimal(message == null ? 0 : message.size());
        return true;
    }
}
