package io.jsniff.capture;

/** Packets cannot be had; the message says why and what to do, in one line. */
public final class CaptureException extends Exception {
    private static final long serialVersionUID = 1;

    /** With a message for people. */
    public CaptureException(String message) {
        super(message);
    }
}
