package io.jsniff.agent.option;

/** Options that cannot be used; the message says which, why, and what was probably meant, in one line. */
public final class OptionException extends Exception {
    private static final long serialVersionUID = 1L;

    OptionException(String message) {
        super(message);
    }
}
