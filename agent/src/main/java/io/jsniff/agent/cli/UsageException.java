package io.jsniff.agent.cli;

/** The command line cannot be meant as it is; the message says what is wrong, in one line. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
