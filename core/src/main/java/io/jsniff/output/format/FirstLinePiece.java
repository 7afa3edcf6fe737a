package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Direction;
import io.jsniff.reuse.Entry;

/**
 * The first line of a message or one of its parts. A request line is method, target and protocol; a target that holds blanks,
 * which it must not, reaches to the last of them. A status line is protocol, code and reason phrase.
 */
record FirstLinePiece(Direction direction, MessagePart part, WireText text) implements Piece {
    @Override
    public boolean render(Entry entry, TextBuffer out) {
        byte[] bytes = MessagePart.beginning(MessagePart.of(entry, direction));
        if (bytes == null) {
            return false;
        }
        int lf = Ascii.indexOf(bytes, 0, bytes.length, '\n');
        int end = Ascii.trimEnd(bytes, 0, lf < 0 ? bytes.length : lf);
        if (part == MessagePart.LINE) {
            return put(bytes, 0, end, out);
        }
        return direction == Direction.TO_DEST ? ofRequest(bytes, end, out) : ofResponse(bytes, end, out);
    }

    private boolean ofRequest(byte[] line, int end, TextBuffer out) {
        int first = blank(line, 0, end);
        int last = end;
        while (last > first && line[last - 1] != ' ') {
            last--;
        }
        boolean withProtocol = last > first + 1;
        return switch (part) {
            case METHOD -> put(line, 0, first, out);
            case URL -> put(line, first + 1, withProtocol ? last - 1 : end, out);
            default -> withProtocol && put(line, last, end, out);
        };
    }

    private boolean ofResponse(byte[] line, int end, TextBuffer out) {
        int first = blank(line, 0, end);
        if (part == MessagePart.PROTOCOL) {
            return put(line, 0, first, out);
        }
        return put(line, blank(line, first + 1, end) + 1, end, out);
    }

    private static int blank(byte[] line, int from, int end) {
        int at = Ascii.indexOf(line, from, end, ' ');
        return at < 0 ? end : at;
    }

    private boolean put(byte[] line, int from, int to, TextBuffer out) {
        if (from >= to) {
            return false;
        }
        text.put(line, from, to, out);
        return true;
    }
}
