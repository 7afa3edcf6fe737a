package io.jsniff.output;

/** Is thrown and caught once where errors are caught later, when there may be no memory to look up what that needs. */
final class Rehearsal extends Exception {
    private static final long serialVersionUID = 1L;

    Rehearsal() {
        super("rehearsal", null, false, false);
    }
}
