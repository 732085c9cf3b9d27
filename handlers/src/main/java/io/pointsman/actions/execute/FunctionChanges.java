package io.pointsman.actions.execute;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ChangedProperties;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which properties of functions a change set sets, by what it says of each resource. */
final class FunctionChanges {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String REFERENCE = "{{resolve:";
    private static final String INSIDE = "-" + ChangedProperties.ALL;

    private FunctionChanges() {}

    static ChangedProperties of(ChangeSetNow changeSet) {
        Map<String, List<String>> functions = new LinkedHashMap<>();
        for (Change change : changeSet.changes()) {
            String id = change.path().replace('/', '-');
            if (change.type().equals(FUNCTION)) {
                functions.put(id, names(change));
            } else if (change.type().equals(Change.NESTED_STACK) && !changeSet.includesNested()) {
                functions.put(id + INSIDE, List.of(ChangedProperties.ALL));
            }
        }
        return new ChangedProperties(functions);
    }

    /** All of what is made or replaced; of what is modified those that are named, and those that are not and get another value. */
    private static List<String> names(Change change) {
        boolean some = change.action() == Change.Action.MODIFY && change.replacement() == Change.Replacement.NO;
        return some
                ? Stream.concat(change.properties().stream().map(PropertyChange::name), resolved(change))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList()
                : List.of(ChangedProperties.ALL);
    }

    /**
     * What CloudFormation resolves anew when it updates the function for another reason (docs/aws-facts.md). A change set shows the
     * reference, which stays the same, or its value.
     */
    private static Stream<String> resolved(Change change) {
        JsonObject before = Change.properties(change.before());
        JsonObject after = Change.properties(change.after());
        return after.members().keySet().stream()
                .filter(name -> text(after, name).contains(REFERENCE)
                        || (before.has(name) && !text(before, name).equals(text(after, name))));
    }

    private static String text(JsonObject properties, String name) {
        return Json.text(properties.members().get(name));
    }
}
