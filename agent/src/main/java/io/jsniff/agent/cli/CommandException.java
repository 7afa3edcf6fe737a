package io.jsniff.agent.cli;

/** A command could not do its work; the message says why, in one line. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }
}
