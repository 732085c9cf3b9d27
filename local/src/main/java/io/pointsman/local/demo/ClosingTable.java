package io.pointsman.local.demo;

import java.util.List;
import java.util.Map;

/** What is true at the end, read back from the endpoint. */
final class ClosingTable {
    private static final String ROW = "%-28s %-12s %-14s %s";

    private ClosingTable() {}

    static void print(Console console, Traffic traffic, Deployments deployments) {
        console.plain("");
        console.plain("== read back from the endpoint");
        console.plain(ROW.formatted("function", "alias", "versions", "deployments"));
        Map<String, List<String>> byFunction = deployments.byFunction();
        traffic.live().forEach((function, version) -> {
            List<String> shifts = byFunction.getOrDefault(function, List.of());
            String alias = Traffic.ALIAS + " -> " + version;
            String versions = String.join(", ", traffic.versions(function));
            console.plain(ROW.formatted(function, alias, versions, shifts.isEmpty() ? "none" : shifts.getFirst()));
            shifts.stream().skip(1).forEach(shift -> console.plain(ROW.formatted("", "", "", shift)));
        });
    }
}
