package io.pointsman.actions.changeset;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.RunName;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All changes of one change set. */
record Changes(List<Change> list) {
    static final Changes NONE = new Changes(List.of());
    private static final int NAMED = 20;

    /** One sentence for people: the first ones by name, the rest by number. */
    String sentence() {
        if (list.isEmpty()) {
            return "no resource changes; outputs, tags or parameters only";
        }
        String named = list.stream().limit(NAMED).map(Change::sentence).collect(Collectors.joining(", "));
        return list.size() <= NAMED ? named : named + " and " + (list.size() - NAMED) + " more";
    }

    /** SHA-256 over the changes, sorted by logical id: what was reviewed is what is executed. */
    String digest() {
        List<JsonObject> sorted = list.stream()
                .map(Change::canonical)
                .sorted(Comparator.comparing(Json::text))
                .toList();
        return RunName.sha256(Json.text(sorted));
    }
}
