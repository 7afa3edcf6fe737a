package io.jsniff.bytes;

/** A text has reached its limit. Without a stack, so that it costs little where memory is short. */
public final class TextTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TextTooLongException() {
        super("longer than there is memory for it", null, false, false);
    }
}
