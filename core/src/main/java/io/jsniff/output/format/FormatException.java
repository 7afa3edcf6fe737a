package io.jsniff.output.format;

/** A log format that cannot be compiled; the message says to its author what is wrong, where, and what was probably meant. */
public final class FormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the author of the format */
    public FormatException(String message) {
        super(message);
    }
}
