package io.pointsman.actions.execute;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.release.record.ChangedProperties;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which properties of functions a change set sets, by what it says of each resource. */
final class FunctionChanges {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String INSIDE = "-" + ChangedProperties.ALL;

    private FunctionChanges() {}

    /** @param seesInside the change set was made with those of its nested stacks */
    static ChangedProperties of(ChangeSetNow changeSet, boolean seesInside) {
        Map<String, List<String>> functions = new LinkedHashMap<>();
        for (Change change : changeSet.changes()) {
            String id = change.path().replace('/', '-');
            if (change.type().equals(FUNCTION)) {
                functions.put(id, names(change));
            } else if (change.type().equals(Change.NESTED_STACK) && !seesInside) {
                functions.put(id + INSIDE, List.of(ChangedProperties.ALL));
            }
        }
        return new ChangedProperties(functions);
    }

    /** All of what is made or replaced; of what is modified those that are named. */
    private static List<String> names(Change change) {
        boolean some = change.action() == Change.Action.MODIFY && change.replacement() == Change.Replacement.NO;
        return some
                ? change.properties().stream()
                        .map(PropertyChange::name)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList()
                : List.of(ChangedProperties.ALL);
    }
}
