package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;

/** Keywords that stand for characters. */
enum LiteralKeyword implements Keyword {
    TAB("tab", "a tab", "\t"),
    NEWLINE("newline", "a newline", "\n"),
    NOTHING("-", "nothing: ends the keyword before it, as in %tab%-seconds", ""),
    PERCENT("%", "a percent sign", "%");

    private final Text text;
    private final String characters;

    LiteralKeyword(String word, String help, String characters) {
        this.text = new Text(word, help);
        this.characters = characters;
    }

    @Override
    public Text text() {
        return text;
    }

    @Override
    public Argument argument() {
        return Argument.NONE;
    }

    /** The character, or nothing. */
    String characters() {
        return characters;
    }

    @Override
    public Renderer bind(String argument, FormatOptions options) {
        return new Renderer.Literal(Ascii.bytes(characters));
    }
}
