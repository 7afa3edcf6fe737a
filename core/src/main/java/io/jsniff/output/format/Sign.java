package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;

/** Keywords that stand for characters. */
enum Sign implements Keyword {
    TAB("tab", "a tab", "\t"),
    NEWLINE("newline", "a newline", "\n"),
    NOTHING("-", "nothing: ends the keyword before it, as in %tab%-seconds", ""),
    PERCENT("%", "a percent sign", "%");

    private final String word;
    private final String help;
    private final String text;

    Sign(String word, String help, String text) {
        this.word = word;
        this.help = help;
        this.text = text;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public Argument argument() {
        return Argument.NONE;
    }

    /** The character, or nothing. */
    String text() {
        return text;
    }

    @Override
    public Piece bind(String argument, FormatOptions options) {
        return new Piece.Literal(Ascii.bytes(text));
    }
}
