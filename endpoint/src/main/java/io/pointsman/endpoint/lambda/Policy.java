package io.pointsman.endpoint.lambda;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The resource policy of a function, a version or an alias: statements by their ids. */
final class Policy {
    private final Map<String, JsonObject> statements = new LinkedHashMap<>();
    private String revision = Edition.newRevision();

    boolean isEmpty() {
        return statements.isEmpty();
    }

    boolean has(String id) {
        return statements.containsKey(id);
    }

    void add(String id, JsonObject statement) {
        statements.put(id, statement);
        revision = Edition.newRevision();
    }

    void remove(String id) {
        statements.remove(id);
        revision = Edition.newRevision();
    }

    boolean allows(Statements asked) {
        return statements.values().stream().anyMatch(asked::allow);
    }

    String revision() {
        return revision;
    }

    String text() {
        return Json.text(JsonObject.of(
                "Version", "2012-10-17", "Id", "default", "Statement", new ArrayList<>(statements.values())));
    }
}
