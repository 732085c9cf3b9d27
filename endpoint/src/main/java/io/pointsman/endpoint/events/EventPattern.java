package io.pointsman.endpoint.events;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events a rule is about: a tree of fields whose leaves are lists of {@link Matcher}s, one of which must fit.
 *
 * <p>All fields of a level must fit, and one branch of each {@code $or}. An array in an event fits when one of its items does.
 */
final class EventPattern {
    private final Map<String, EventPattern> nested = new LinkedHashMap<>();
    private final Map<String, List<Matcher>> leaves = new LinkedHashMap<>();
    private final List<EventPattern> alternatives = new ArrayList<>();

    private EventPattern() {}

    static EventPattern read(String json) {
        try {
            return read(Json.object(json));
        } catch (JsonTrouble trouble) {
            throw MatcherForms.invalid(String.valueOf(trouble.getMessage()));
        }
    }

    private static EventPattern read(JsonObject pattern) {
        if (pattern.members().isEmpty()) {
            throw MatcherForms.invalid("Empty objects are not allowed");
        }
        EventPattern read = new EventPattern();
        pattern.members().forEach((field, value) -> read.add(field, value));
        return read;
    }

    private void add(String field, @Nullable Object value) {
        switch (value) {
            case List<?> branches
            when field.equals("$or") -> branches.forEach(branch -> alternatives.add(read(MatcherForms.object(branch))));
            case List<?> matchers -> leaves.put(field, MatcherForms.readAll(field, matchers));
            case Map<?, ?> map -> nested.put(field, read(JsonObject.of(map)));
            case null, default -> throw MatcherForms.invalid("\"" + field + "\" must be an object or an array");
        }
    }

    boolean matches(JsonObject event) {
        return nested.entrySet().stream().allMatch(field -> fits(field.getValue(), event, field.getKey()))
                && leaves.entrySet().stream().allMatch(field -> fits(field.getValue(), event, field.getKey()))
                && (alternatives.isEmpty() || alternatives.stream().anyMatch(branch -> branch.matches(event)));
    }

    /** A field that is not an object counts as one without members, so that {@code exists: false} below it can fit. */
    private static boolean fits(EventPattern pattern, JsonObject event, String field) {
        return switch (event.members().get(field)) {
            case Map<?, ?> map -> pattern.matches(JsonObject.of(map));
            case List<?> items ->
                items.stream().anyMatch(item -> item instanceof Map<?, ?> map && pattern.matches(JsonObject.of(map)));
            case null, default -> pattern.matches(JsonObject.empty());
        };
    }

    private static boolean fits(List<Matcher> matchers, JsonObject event, String field) {
        if (!event.members().containsKey(field)) {
            return matchers.stream().anyMatch(Matcher::matchesAbsence);
        }
        Object value = event.members().get(field);
        return value instanceof List<?> items
                ? items.stream().anyMatch(item -> fitsOne(matchers, item))
                : fitsOne(matchers, value);
    }

    /** A leaf is a plain value: an object matches nothing. */
    private static boolean fitsOne(List<Matcher> matchers, @Nullable Object value) {
        return !(value instanceof Map<?, ?>) && matchers.stream().anyMatch(matcher -> matcher.matches(value));
    }
}
