package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Direction;
import io.jsniff.reuse.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value that depends on the head of a message alone. Messages whose heads are alike share one head; for the third and later
 * ones in a row the value is what it was for the second.
 */
final class CachingRenderer implements Renderer {
    private static final byte[] NONE = new byte[0];

    private final Renderer piece;
    private final Direction direction;
    private byte @Nullable [] last;
    private byte @Nullable [] text;
    private boolean found;

    CachingRenderer(Renderer piece, Direction direction) {
        this.piece = piece;
        this.direction = direction;
    }

    @Override
    public boolean render(Entry entry, TextBuffer out) {
        byte[] bytes = MessagePart.beginning(MessagePart.of(entry, direction));
        byte[] known = text;
        if (bytes == null || bytes != last) {
            last = bytes;
            text = null;
            return piece.render(entry, out);
        }
        if (known == null) {
            return keep(entry, out);
        }
        out.put(known);
        return found;
    }

    private boolean keep(Entry entry, TextBuffer out) {
        int before = out.length();
        found = piece.render(entry, out);
        text = found ? Arrays.copyOfRange(out.array(), before, out.length()) : NONE;
        return found;
    }
}
