package io.jsniff.report.log;

import java.io.IOException;

/** A file holds no line of jsniff's. */
public final class NotALogException extends IOException {
    private static final long serialVersionUID = 1;

    NotALogException(String name) {
        super(name + " is not a log of jsniff's JSON Lines (the agent writes them with 'json,out=FILE')");
    }
}
