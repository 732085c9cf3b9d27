package io.pointsman.local.demo;

import java.util.Map;

/** What is true at the end, read back from the endpoint. */
final class ClosingTable {
    private ClosingTable() {}

    static void print(Console console, Traffic traffic, Deployments deployments) {
        console.plain("");
        console.plain("== read back from the endpoint");
        console.plain("%-28s %-12s %s".formatted("function", "alias", "versions"));
        for (Map.Entry<String, String> live : traffic.live().entrySet()) {
            console.plain("%-28s %-12s %s"
                    .formatted(
                            live.getKey(),
                            Traffic.ALIAS + " -> " + live.getValue(),
                            String.join(", ", traffic.versions(live.getKey()))));
        }
        console.plain("");
        console.plain("%-28s %s".formatted("deployment group", "deployments"));
        deployments.groups().forEach((group, ids) -> {
            for (int i = 0; i < ids.size(); i++) {
                console.plain("%-28s %s".formatted(i == 0 ? group : "", ids.get(i)));
            }
        });
    }
}
