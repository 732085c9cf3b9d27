package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.cloudformation.change.ResourceChange;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The resources that a change set of type IMPORT takes over. */
final class Imported {
    private Imported() {}

    /** Logical id to physical id. */
    static Map<String, String> of(ChangeSet one) {
        Map<String, String> those = new LinkedHashMap<>();
        one.asked()
                .objects("ResourcesToImport")
                .forEach(each -> those.put(each.needText("LogicalResourceId"), identifier(each)));
        return those;
    }

    private static String identifier(JsonObject resource) {
        return resource.objectOrEmpty("ResourceIdentifier").members().values().stream()
                .findFirst()
                .map(String::valueOf)
                .orElseThrow(() -> Invalid.because(
                        "Resource identifiers are required to import " + resource.needText("LogicalResourceId")));
    }

    /** The same changes where nothing is imported; otherwise the imports, and a refusal of anything else. */
    static List<ResourceChange> changes(ChangeSet one, List<ResourceChange> changes) {
        if (!one.isImport()) {
            return changes;
        }
        Map<String, String> those = of(one);
        List<String> others = changes.stream()
                .map(ResourceChange::id)
                .filter(id -> !those.containsKey(id))
                .toList();
        if (!others.isEmpty()) {
            throw Invalid.because("You have modified resources " + others
                    + " in your template that are not being imported. Update, create or delete operations cannot be"
                    + " executed during import operations.");
        }
        return changes.stream()
                .map(change -> change.taken(String.valueOf(those.get(change.id()))))
                .toList();
    }
}
