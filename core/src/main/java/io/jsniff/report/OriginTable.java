package io.jsniff.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as text, with their sum where there are several. */
final class OriginTable {
    private OriginTable() {}

    /** @param what the rows are totals by: the heading of the first column */
    static void print(String what, List<OriginRow> rows, Appendable out) throws IOException {
        List<String[]> cells = new ArrayList<>();
        cells.add(OriginRow.headings(what));
        for (OriginRow row : rows) {
            cells.add(row.cells());
        }
        if (rows.size() > 1) {
            cells.add(Totals.sum(rows).cells());
        }
        TextTable.print(cells, out);
    }
}
