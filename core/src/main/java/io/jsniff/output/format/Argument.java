package io.jsniff.output.format;

/** What the parentheses after a keyword mean. */
public enum Argument {
    /** It takes none: what follows is text. */
    NONE(""),
    /** The text for a missing value, instead of the general one. */
    NOT_FOUND("[(TEXT)]"),
    /** A strftime pattern. */
    TIME("[(STRFTIME)]"),
    /** The name of a header; required. */
    HEADER("(NAME)"),
    /** A regular expression; required. */
    REGEX("(REGEX)");

    private final String shown;

    Argument(String shown) {
        this.shown = shown;
    }

    /** As the help shows it after the keyword, brackets around what may be left out. */
    public String shown() {
        return shown;
    }

    boolean required() {
        return this == HEADER || this == REGEX;
    }
}
