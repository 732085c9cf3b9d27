package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.stack.NoEchoValues;
import io.pointsman.endpoint.cloudformation.stack.Unsaid;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource before and after the change, shown only to who asks for property values.
 *
 * @param secrets of both sides: what a NoEcho parameter was and what it is to be
 * @param oldSecrets what of them is hidden in what was before
 */
record Contexts(
        boolean isAsked,
        Map<String, Object> before,
        Map<String, Object> after,
        NoEchoValues secrets,
        NoEchoValues oldSecrets) {
    private static final String PROPERTIES = "Properties";

    /** @param type of the resource: some hold secrets of their own */
    Contexts shown(boolean withValues, String type) {
        return new Contexts(withValues, unsaid(type, before), unsaid(type, after), secrets, oldSecrets);
    }

    private static Map<String, Object> unsaid(String type, Map<String, Object> context) {
        return context.isEmpty() ? context : Map.of(PROPERTIES, Unsaid.of(type, Values.mapAt(context, PROPERTIES)));
    }

    Optional<String> before(String path) {
        return at(before, path, oldSecrets);
    }

    Optional<String> after(String path) {
        return at(after, path, secrets);
    }

    Optional<String> beforeText() {
        return text(before, oldSecrets);
    }

    Optional<String> afterText() {
        return text(after, secrets);
    }

    Optional<String> text(Map<String, Object> context) {
        return text(context, secrets);
    }

    private Optional<String> text(Map<String, Object> context, NoEchoValues hidden) {
        return isAsked && !context.isEmpty() ? Optional.of(Json.text(hidden.members(context))) : Optional.empty();
    }

    private static Optional<String> at(Object holder, String path, NoEchoValues hidden) {
        Optional<Object> value = Optional.of(holder);
        for (String step : path.substring(1).split("/", -1)) {
            value = value.flatMap(inside -> member(inside, step));
        }
        return value.map(hidden::hidden).map(found -> Values.isScalar(found) ? Values.text(found) : Json.text(found));
    }

    static Optional<Object> member(Object holder, String step) {
        return switch (holder) {
            case Map<?, ?> map -> Values.at(map, step);
            case List<?> list
            when step.matches("[0-9]+") && Integer.parseInt(step) < list.size() ->
                Optional.of(list.get(Integer.parseInt(step)));
            default -> Optional.empty();
        };
    }
}
