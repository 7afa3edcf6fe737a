package io.jsniff.report;

import java.io.IOException;
import java.util.List;

/** Rows of cells as aligned text: the first column to the left, numbers to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** Prints the rows, all of the same length. */
    static void print(List<String[]> rows, Appendable out) throws IOException {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            out.append(line(row, widths)).append('\n');
        }
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - row[i].length());
            line.append(i == 0 ? row[i] + padding : GAP + padding + row[i]);
        }
        return line.toString();
    }
}
