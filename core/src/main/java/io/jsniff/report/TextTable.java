package io.jsniff.report;

import io.jsniff.bytes.Printable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Rows of cells as aligned text: numbers to the right, the first column and others with words to the left. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** Prints the rows, all of the same length; the first holds the headings. */
    static void print(List<String[]> given, Appendable out) throws IOException {
        List<String[]> rows = given.stream().map(TextTable::printable).toList();
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        boolean[] words = new boolean[columns];
        words[0] = true;
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
                words[i] |= row != rows.get(0) && !isFigure(row[i]);
            }
        }
        for (String[] row : rows) {
            out.append(line(row, widths, words)).append('\n');
        }
    }

    /** Names come from applications, their peers, and logs. */
    private static String[] printable(String[] row) {
        return Arrays.stream(row).map(Printable.LINE::of).toArray(String[]::new);
    }

    private static boolean isFigure(String cell) {
        return cell.equals("-") || (!cell.isEmpty() && Character.isDigit(cell.charAt(0)) && cell.indexOf(':') < 0);
    }

    private static String line(String[] row, int[] widths, boolean[] words) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            line.append(i == 0 ? "" : GAP).append(words[i] ? row[i] + padding : padding + row[i]);
        }
        return line.toString().stripTrailing();
    }
}
