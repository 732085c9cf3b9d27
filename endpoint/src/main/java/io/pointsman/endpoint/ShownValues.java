package io.pointsman.endpoint;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of requests and answers that hold what applications are configured with: told by name and place, without a value. A template
 * may hold anything, and is told by its length.
 */
final class ShownValues {
    private static final String HIDDEN = "***";

    private ShownValues() {}

    /** The configuration of a function: the names of its variables stay. */
    static @Nullable Object environment(@Nullable Object value) {
        return switch (value) {
            case JsonObject object -> environment(object.members());
            case Map<?, ?> map
            when map.containsKey("Variables") -> {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                map.forEach((name, member) ->
                        shown.put(String.valueOf(name), name.equals("Variables") ? variables(member) : member));
                yield shown;
            }
            case null, default -> value;
        };
    }

    private static Object variables(@Nullable Object value) {
        Map<?, ?> variables = switch (value) {
            case JsonObject object -> object.members();
            case Map<?, ?> map -> map;
            case null, default -> Map.of();
        };
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        variables.keySet().forEach(name -> shown.put(String.valueOf(name), HIDDEN));
        return shown;
    }

    /** JSON in a text: the names stay, no value does. */
    static @Nullable Object document(@Nullable Object value) {
        return value instanceof String text ? names(text) : value;
    }

    private static String names(String text) {
        try {
            return Json.text(hidden(Json.value(text)));
        } catch (JsonTrouble e) {
            return HIDDEN;
        }
    }

    private static Object hidden(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> names = new LinkedHashMap<>();
                map.forEach((name, member) -> names.put(String.valueOf(name), hidden(member)));
                yield names;
            }
            case List<?> list -> list.stream().map(ShownValues::hidden).toList();
            case null, default -> HIDDEN;
        };
    }

    static Object template(@Nullable Object value) {
        return "... (" + (value instanceof String text ? text : Json.text(value)).length() + " characters)";
    }

    /** One place of a change set: where it is, and not what stood or stands there. */
    static Map<?, ?> place(Map<?, ?> target) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        target.forEach((name, member) -> members.put(String.valueOf(name), member));
        members.replace("BeforeValue", HIDDEN);
        members.replace("AfterValue", HIDDEN);
        return members;
    }
}
