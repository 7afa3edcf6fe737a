package io.jsniff.report;

import io.jsniff.bytes.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults that were found, most costly first, each kind with what helps against it. */
final class FindingTable {
    private static final int MAX_ROWS = 10;

    private FindingTable() {}

    /** Prints nothing if there is none. */
    static void print(List<FindingRow> rows, Appendable out) throws IOException {
        List<FindingRow> faults =
                rows.stream().filter(row -> row.example().fault()).toList();
        if (faults.isEmpty()) {
            return;
        }
        List<FindingRow> shown = faults.subList(0, Math.min(MAX_ROWS, faults.size()));
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {"fault", "opened", "ended", "origin", "opened at"});
        Map<String, String> advice = new LinkedHashMap<>();
        for (FindingRow row : shown) {
            cells.add(new String[] {
                row.example().code(), Long.toString(row.opened()), Long.toString(row.ended()), row.origin(), row.at()
            });
            advice.putIfAbsent(row.example().code(), row.example().advice());
        }
        out.append('\n');
        TextTable.print(cells, out);
        if (faults.size() > shown.size()) {
            out.append("and ")
                    .append(Integer.toString(faults.size() - shown.size()))
                    .append(" more\n");
        }
        for (Map.Entry<String, String> each : advice.entrySet()) {
            if (!each.getValue().isEmpty()) {
                out.append(Printable.LINE.of(each.getKey() + ": " + each.getValue()))
                        .append('\n');
            }
        }
    }
}
