package io.pointsman.review;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change under construction. */
final class Draft {
    private final Action action;
    private final String id;
    private final String type;
    private String within = "";
    private String policy = "";
    private Replacement replacement = Replacement.NO;
    private Optional<String> physicalId = Optional.empty();
    private Optional<String> before = Optional.empty();
    private Optional<String> after = Optional.empty();
    private final List<PropertyChange> properties = new ArrayList<>();

    private Draft(Action action, String id, String type) {
        this.action = action;
        this.id = id;
        this.type = type;
    }

    static Draft of(Action action, String id, String type) {
        return new Draft(action, id, type);
    }

    Draft within(String path) {
        within = path;
        return this;
    }

    Draft called(String name) {
        physicalId = Optional.of(name);
        return this;
    }

    Draft policy(String word) {
        policy = word;
        return this;
    }

    Draft replacement(Replacement word) {
        replacement = word;
        return this;
    }

    Draft before(JsonObject given) {
        before = Optional.of(Json.text(JsonObject.of("Properties", given)));
        return this;
    }

    Draft after(JsonObject given) {
        after = Optional.of(Json.text(JsonObject.of("Properties", given)));
        return this;
    }

    Draft changing(String name, String path, String recreation, String from, String to) {
        properties.add(new PropertyChange(
                "Properties",
                name,
                "/Properties/" + path,
                recreation,
                "Static",
                "DirectModification",
                "",
                Optional.of(from),
                Optional.of(to)));
        return this;
    }

    Change change() {
        return new Change(
                within,
                action,
                id,
                physicalId.orElse(action == Action.ADD ? "" : "web-" + id),
                type,
                replacement,
                policy,
                List.of("Properties"),
                properties,
                before,
                after,
                JsonObject.empty());
    }
}
