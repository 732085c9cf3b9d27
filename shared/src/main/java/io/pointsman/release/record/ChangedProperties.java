package io.pointsman.release.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which properties of which functions a change set sets.
 *
 * @param functions names of properties by the function's id in the stack; {@code *} for all of them, an id {@code Shop-*} for all
 *     functions of a nested stack
 */
public record ChangedProperties(Map<String, List<String>> functions) {
    public static final String ALL = "*";

    static final FieldShape<ChangedProperties> SHAPE =
            FieldShape.NAMED_LISTS.as(ChangedProperties::new, ChangedProperties::functions);

    public static final ChangedProperties NONE = new ChangedProperties(Map.of());

    /** Where nobody can tell any more. */
    public static final ChangedProperties UNKNOWN = new ChangedProperties(Map.of(ALL, List.of(ALL)));

    /** CloudFormation and Lambda do not write all names alike: {@code KmsKeyArn} is {@code KMSKeyArn}. */
    public Predicate<String> of(String id) {
        List<String> names = functions.entrySet().stream()
                .filter(entry -> covers(entry.getKey(), id))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return property -> names.stream().anyMatch(name -> name.equals(ALL) || name.equalsIgnoreCase(property));
    }

    public boolean touches(String id) {
        return functions.keySet().stream().anyMatch(key -> covers(key, id));
    }

    private static boolean covers(String key, String id) {
        return key.endsWith(ALL) ? id.startsWith(key.substring(0, key.length() - 1)) : key.equals(id);
    }

    public ChangedProperties and(ChangedProperties other) {
        Map<String, List<String>> all = new LinkedHashMap<>(functions);
        other.functions.forEach((id, names) -> all.merge(id, names, (one, two) -> {
            List<String> both = new ArrayList<>(one);
            both.addAll(two);
            return both.stream().distinct().toList();
        }));
        return new ChangedProperties(all);
    }
}
