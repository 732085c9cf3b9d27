package io.pointsman.local.demo;

import io.pointsman.local.play.Columns;
import io.pointsman.local.play.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is true at the end, read back from the endpoint. A function is named by its logical id, and below that, in full, by the name that
 * the stack gave it, which may be too long for a column.
 */
final class ClosingTable {
    private static final int NAME = 30;
    private static final int ALIAS = 12;
    private static final int VERSIONS = 14;
    private static final String ROW = "%-" + NAME + "s %-" + ALIAS + "s %-" + VERSIONS + "s %s";

    private ClosingTable() {}

    /** One function of the table. */
    record Row(String id, String name, String live, List<String> versions, List<String> deployments) {
        /** The alias of a row: {@code live -> 2}. */
        private String alias() {
            return Traffic.ALIAS + " -> " + live;
        }
    }

    static void print(Console console, Aws aws, List<Traffic> stacks) {
        List<Row> rows = stacks.stream()
                .flatMap(traffic -> rows(traffic, new Deployments(aws, traffic.stack())).stream())
                .toList();
        console.scene("read back from the endpoint");
        lines(rows).forEach(console::plain);
    }

    private static List<Row> rows(Traffic traffic, Deployments deployments) {
        Map<String, List<String>> byFunction = deployments.byFunction();
        Map<String, String> ids = traffic.ids();
        List<Row> rows = new ArrayList<>();
        traffic.live()
                .forEach((name, version) -> rows.add(new Row(
                        ids.getOrDefault(name, name),
                        name,
                        version,
                        traffic.versions(name),
                        byFunction.getOrDefault(name, List.of()))));
        return rows;
    }

    static List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("function", "alias", "versions", "deployments"));
        rows.forEach(row -> lines.addAll(lines(row)));
        return lines;
    }

    private static List<String> lines(Row row) {
        List<String> deployments = row.deployments().isEmpty() ? List.of("none") : row.deployments();
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted(
                Columns.shortened(row.id(), NAME),
                Columns.shortened(row.alias(), ALIAS),
                Columns.shortened(String.join(", ", row.versions()), VERSIONS),
                deployments.getFirst()));
        List<String> more = new ArrayList<>(deployments.subList(1, deployments.size()));
        String name = row.name().equals(row.id()) ? "" : "  " + row.name();
        if (name.length() > NAME) {
            lines.add(name);
            name = "";
        }
        if (!name.isEmpty() || !more.isEmpty()) {
            lines.add(ROW.formatted(name, "", "", more.isEmpty() ? "" : more.removeFirst())
                    .stripTrailing());
        }
        more.forEach(deployment -> lines.add(ROW.formatted("", "", "", deployment)));
        return lines;
    }
}
