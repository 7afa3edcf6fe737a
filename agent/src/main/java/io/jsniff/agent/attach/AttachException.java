package io.jsniff.agent.attach;

import io.jsniff.bytes.Printable;

/** It cannot be done; the message says why, for the user, mostly in one line. */
public final class AttachException extends Exception {
    private static final long serialVersionUID = 1;

    AttachException(String message) {
        super(Printable.LINES.of(message)); // it may quote what another user has chosen
    }
}
