package io.pointsman.review;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One statement of a policy document, taken apart into single grants. */
record PolicyStatement(boolean denies, List<Grant> grants) {
    private static final List<String> ANYBODY = List.of("");

    /**
     * @param document as an object, or as JSON text
     * @param holders whom the document is attached to, where the resource says it
     */
    static List<PolicyStatement> of(@Nullable Object document, List<String> holders) {
        return switch (document) {
            case null -> List.of();
            case Map<?, ?> map
            when map.containsKey("Statement") ->
                Grants.items(map.get("Statement"))
                        .map(one -> statement(one, holders))
                        .toList();
            case Map<?, ?> map when map.containsKey("Effect") -> List.of(statement(map, holders));
            case Object other -> List.of(opaque(other, holders));
        };
    }

    private static PolicyStatement statement(Object statement, List<String> holders) {
        return statement instanceof Map<?, ?> map ? read(map, holders) : opaque(statement, holders);
    }

    /** What cannot be read is only known as the same or not the same. */
    private static PolicyStatement opaque(Object statement, List<String> holders) {
        return new PolicyStatement(
                false,
                orAnybody(holders).stream()
                        .map(who -> Grant.plain(who, Grants.text(statement), ""))
                        .toList());
    }

    private static PolicyStatement read(Map<?, ?> statement, List<String> holders) {
        String condition = condition(statement.get("Condition"));
        List<Grant> grants = new ArrayList<>();
        for (String who : who(statement, holders)) {
            for (String action : either(statement, "Action")) {
                for (String resource : either(statement, "Resource")) {
                    grants.add(new Grant(who, action.toLowerCase(Locale.ROOT), resource, condition));
                }
            }
        }
        return new PolicyStatement(Grants.text(statement.get("Effect")).equals("Deny"), grants);
    }

    private static List<String> who(Map<?, ?> statement, List<String> holders) {
        return statement.containsKey("Principal") || statement.containsKey("NotPrincipal")
                ? either(statement, "Principal")
                : orAnybody(holders);
    }

    private static List<String> orAnybody(List<String> holders) {
        return holders.isEmpty() ? ANYBODY : holders;
    }

    /** The member, or its opposite as one text. */
    private static List<String> either(Map<?, ?> statement, String name) {
        Object opposite = statement.get("Not" + name);
        if (opposite != null) {
            return List.of("not " + flat(opposite).sorted().collect(Collectors.joining(", ")));
        }
        List<String> all = flat(statement.get(name)).toList();
        return all.isEmpty() ? ANYBODY : all;
    }

    /** {@code {"AWS": [a, b]}} gives {@code AWS a} and {@code AWS b}. */
    private static Stream<String> flat(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .flatMap(entry -> Grants.texts(entry.getValue()).map(text -> entry.getKey() + " " + text))
                : Grants.texts(value);
    }

    private static String condition(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Json.text(sorted(map)) : value == null ? "{}" : Json.text(value);
    }

    private static JsonObject sorted(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, value) ->
                sorted.put(String.valueOf(name), value instanceof Map<?, ?> inner ? sorted(inner) : value));
        return JsonObject.of(sorted);
    }
}
