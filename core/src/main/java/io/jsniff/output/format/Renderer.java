package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.reuse.Entry;

/** One piece of a line: a literal text, or the value of a keyword. */
interface Renderer {
    /** Appends the value; false, with nothing appended, if the entry has none. */
    boolean render(Entry entry, TextBuffer out);

    /** A text that is always the same. */
    record Literal(byte[] text) implements Renderer {
        @Override
        public boolean render(Entry entry, TextBuffer out) {
            out.put(text);
            return true;
        }
    }

    /** A piece with the text that stands for its missing value. */
    record OrElse(Renderer piece, byte[] missing) implements Renderer {
        @Override
        public boolean render(Entry entry, TextBuffer out) {
            if (!piece.render(entry, out)) {
                out.put(missing);
            }
            return true;
        }
    }
}
