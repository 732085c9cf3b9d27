package io.pointsman.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a table in a Markdown document; the row of its headings is none. No cell holds a {@code |} of its own.
 *
 * @param section the heading that it stands under
 */
record DocumentRow(String section, List<String> cells) {
    private static final String HEADING = "## ";
    private static final String RULE = "|---";

    /** All of them, in order. */
    static List<DocumentRow> of(String document) {
        List<DocumentRow> rows = new ArrayList<>();
        List<String> lines = document.lines().map(String::strip).toList();
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            if (line.startsWith(HEADING)) {
                section = line.substring(HEADING.length());
            } else if (line.startsWith("|") && !line.startsWith(RULE) && !next.startsWith(RULE)) {
                rows.add(new DocumentRow(section, cells(line)));
            }
        }
        return List.copyOf(rows);
    }

    private static List<String> cells(String line) {
        String between = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
        return Stream.of(between.split("\\|", -1)).map(String::strip).toList();
    }
}
