package io.jsniff.agent.cli;

/** Names and what they mean, in two columns. */
final class Columns {
    private static final String INDENT = "  ";

    private Columns() {}

    /** A name and its explanation, which begins at a column, below a name that is too long, and is as wide as the screen at most. */
    static String row(int column, String name, String explanation) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(INDENT).append(name);
        if (!name.isEmpty() && line.length() >= column) {
            end(text, line);
        }
        indent(line, column);
        for (String word : explanation.split(" ")) {
            if (line.length() > column && line.length() + 1 + word.length() > Terminal.WIDTH) {
                end(text, line);
                indent(line, column);
            }
            line.append(line.length() > column ? " " : "").append(word);
        }
        end(text, line);
        return text.toString();
    }

    private static void indent(StringBuilder line, int column) {
        line.append(" ".repeat(column - line.length()));
    }

    private static void end(StringBuilder text, StringBuilder line) {
        text.append(line).append('\n');
        line.setLength(0);
    }
}
