package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Direction;
import io.jsniff.exchange.Message;
import io.jsniff.http.Head;
import io.jsniff.http.HeaderCursor;
import io.jsniff.output.Redaction;
import io.jsniff.reuse.Entry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The value of a header: the first that has the name. */
record HeaderRenderer(Direction direction, byte[] name, Redaction redaction, WireText text) implements Renderer {
    static Renderer of(Direction direction, String name, FormatOptions options) {
        byte[] lower = Ascii.bytes(name.strip().toLowerCase(Locale.ROOT));
        return new HeaderRenderer(direction, lower, options.redaction(), WireText.ofLine(options));
    }

    @Override
    public boolean render(Entry entry, TextBuffer out) {
        Message message = MessagePart.of(entry, direction);
        @Nullable Head head = message == null ? null : message.head();
        if (head == null) {
            return false;
        }
        HeaderCursor cursor = new HeaderCursor(head.bytes());
        boolean found = cursor.find(name);
        if (found) {
            put(head.bytes(), cursor.valueFrom(), cursor.valueTo(), out);
        }
        return found;
    }

    private void put(byte[] head, int from, int to, TextBuffer out) {
        byte[] value = redaction.value(name, head, from, to);
        text.put(value, 0, value.length, out);
    }
}
