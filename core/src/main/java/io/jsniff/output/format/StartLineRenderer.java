package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Direction;
import io.jsniff.exchange.Message;
import io.jsniff.output.Redaction;
import io.jsniff.output.StartLineParts;
import io.jsniff.reuse.Entry;

/** The first line of a message or one of its parts; of a run of bytes too, as far as it was kept. */
record StartLineRenderer(Direction direction, MessagePart part, Redaction redaction, WireText text)
        implements Renderer {
    @Override
    public boolean render(Entry entry, TextBuffer out) {
        Message message = MessagePart.of(entry, direction);
        byte[] bytes = MessagePart.beginning(message);
        if (message == null || bytes == null) {
            return false;
        }
        if (message.head() == null && !redaction.isEmpty()) {
            return unknown(out);
        }
        return render(redaction.firstLine(bytes), out);
    }

    /** Of a run of bytes there is no knowing what its first line holds. */
    private boolean unknown(TextBuffer out) {
        if (part == MessagePart.LINE) {
            out.put(redaction.shown());
        }
        return part == MessagePart.LINE;
    }

    private boolean render(byte[] bytes, TextBuffer out) {
        boolean request = direction == Direction.TO_DEST;
        StartLineParts line = request ? StartLineParts.ofRequest(bytes) : StartLineParts.ofResponse(bytes);
        return switch (part) {
            case LINE -> put(bytes, 0, line.end(), out);
            case METHOD -> put(bytes, 0, line.firstTo(), out);
            case URL -> put(bytes, line.secondFrom(), line.secondTo(), out);
            case PROTOCOL ->
                request ? put(bytes, line.thirdFrom(), line.end(), out) : put(bytes, 0, line.firstTo(), out);
            default -> put(bytes, line.thirdFrom(), line.end(), out);
        };
    }

    private boolean put(byte[] line, int from, int to, TextBuffer out) {
        if (from >= to) {
            return false;
        }
        text.put(line, from, to, out);
        return true;
    }
}
