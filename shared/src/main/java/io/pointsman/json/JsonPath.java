package io.pointsman.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One place in a JSON value: {@code $.body.items[0].id}, {@code $['a name']}. No wildcards and no filters. Text on the way that
 * holds JSON is read as such: the body of an HTTP answer is text.
 */
public final class JsonPath {
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]*)|\\[(\\d{1,6})]|\\['([^']+)']");

    private final List<Step> steps;

    /** Into an object, or into a list. */
    private sealed interface Step {
        record Name(String name) implements Step {}

        record Item(int index) implements Step {}
    }

    private JsonPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** A {@link JsonTrouble} that shows what a path looks like, where it is none. */
    public static JsonPath of(String text) {
        Matcher matcher = STEP.matcher(text);
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (text.startsWith("$") && matcher.find(at) && matcher.start() == at) {
            steps.add(step(matcher));
            at = matcher.end();
        }
        if (!text.startsWith("$") || at != text.length()) {
            throw new JsonTrouble(text + " is no JSON path such as $.body.items[0].id");
        }
        return new JsonPath(steps);
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(2) != null) {
            return new Step.Item(Integer.parseInt(matcher.group(2)));
        }
        return new Step.Name(matcher.group(1) == null ? matcher.group(3) : matcher.group(1));
    }

    /** The value there; empty when there is none, or null. */
    public Optional<Object> in(@Nullable Object value) {
        Object at = value;
        for (Step step : steps) {
            at = next(read(at), step);
        }
        return Optional.ofNullable(at);
    }

    private static @Nullable Object next(@Nullable Object value, Step step) {
        return switch (step) {
            case Step.Name(String name) ->
                switch (value) {
                    case JsonObject object -> object.members().get(name);
                    case Map<?, ?> map -> map.get(name);
                    case null, default -> null;
                };
            case Step.Item(int index) -> value instanceof List<?> list && index < list.size() ? list.get(index) : null;
        };
    }

    private static @Nullable Object read(@Nullable Object value) {
        if (value instanceof String text) {
            try {
                return Json.value(text);
            } catch (JsonTrouble e) {
                return value; // plain text has nothing inside
            }
        }
        return value;
    }
}
