package io.jsniff.http;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.HeapSize;
import org.jspecify.annotations.Nullable;

/**
 * The head of a message, or its first line alone, as on the wire. It is searched when a value is asked for: most values never
 * are. The bytes are not to be changed.
 *
 * @param bytes the first line, then header lines and blank line if they were kept
 */
public record Head(byte[] bytes) {
    /** Stands for one that there was no memory for. */
    public static final Head UNKNOWN = new Head(Ascii.bytes("? ? ?\r\n\r\n"));

    /** Whether there was no memory for it. */
    public boolean isUnknown() {
        return bytes == UNKNOWN.bytes;
    }

    /** Where the first line ends: the position of its CR or LF, or the length. */
    public int firstLineEnd() {
        int lf = Ascii.indexOf(bytes, 0, bytes.length, '\n');
        return Ascii.trimEnd(bytes, 0, lf < 0 ? bytes.length : lf);
    }

    /** The first line without its line end. */
    public String firstLine() {
        return Ascii.text(bytes, 0, firstLineEnd());
    }

    /**
     * The value of the first header with a name, without the blanks around it; {@code null} if there is none. The lines of a
     * folded value (RFC 9112, section 5.2) are joined as they are.
     *
     * @param lowerCaseName the name in lower case
     */
    public @Nullable String header(byte[] lowerCaseName) {
        HeaderCursor cursor = new HeaderCursor(bytes);
        return cursor.find(lowerCaseName) ? Ascii.text(bytes, cursor.valueFrom(), cursor.valueTo()) : null;
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(1) + HeapSize.of(bytes);
    }
}
