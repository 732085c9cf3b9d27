package io.pointsman.local.aws;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.secrets.Disclosure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts of requests and answers that hold what applications are configured with: told as a review tells them, by name and place. A template
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

    /** JSON in a text. */
    static @Nullable Object document(@Nullable Object value) {
        return value instanceof String text
                ? Disclosure.BY_NAME
                        .resource("", new Disclosure.Sides(Optional.empty(), Optional.of(text)))
                        .after()
                        .orElse(HIDDEN)
                : value;
    }

    static Object template(@Nullable Object value) {
        return "... (" + (value instanceof String text ? text : Json.text(value)).length() + " characters)";
    }

    /** One place of a change set. */
    static Map<?, ?> place(Map<?, ?> target) {
        if (!target.containsKey("BeforeValue") && !target.containsKey("AfterValue")) {
            return target;
        }
        Optional<String> none = Optional.empty();
        Disclosure.Sides shown = Disclosure.BY_NAME.place(
                "",
                String.valueOf(target.get("Path")),
                "",
                new Disclosure.Sides(text(target.get("BeforeValue")), text(target.get("AfterValue"))),
                new Disclosure.Sides(none, none));
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        target.forEach((name, member) -> members.put(String.valueOf(name), member));
        members.computeIfPresent("BeforeValue", (name, member) -> shown.before().orElse(Disclosure.CHANGED));
        members.computeIfPresent("AfterValue", (name, member) -> shown.after().orElse(Disclosure.CHANGED));
        return members;
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf);
    }
}
