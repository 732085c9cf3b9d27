package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.template.Parameter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values of NoEcho parameters, and how everything looks that shows them: as asterisks. */
public record NoEchoValues(Set<String> values) {
    private static final String HIDDEN = "****";
    /** A shorter one is hidden only where it stands alone: it would be found in everything. */
    private static final int LONG = 4;

    public static NoEchoValues of(Blueprint blueprint) {
        Set<String> values = new LinkedHashSet<>();
        blueprint.original().parameters().values().stream()
                .filter(Parameter::isSecret)
                .forEach(parameter -> Optional.ofNullable(blueprint.parameters().get(parameter.name()))
                        .ifPresent(value -> values.addAll(parts(parameter, value))));
        values.remove("");
        return new NoEchoValues(values);
    }

    /** The value, and the items that a list is made of. */
    private static List<String> parts(Parameter parameter, String value) {
        return parameter.typed(value) instanceof List<?> items
                ? Stream.concat(Stream.of(value), items.stream().map(String::valueOf))
                        .toList()
                : List.of(value);
    }

    public NoEchoValues and(NoEchoValues others) {
        Set<String> all = new LinkedHashSet<>(values);
        all.addAll(others.values);
        return new NoEchoValues(all);
    }

    public Object hidden(Object value) {
        return switch (value) {
            case Map<?, ?> map -> members(map);
            case List<?> list -> list.stream().map(this::hidden).toList();
            case String text -> text(text);
            default -> value;
        };
    }

    public Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), hidden(member)));
        return members;
    }

    private String text(String text) {
        if (values.contains(text)) {
            return HIDDEN;
        }
        String shown = text;
        for (String secret : values) {
            shown = secret.length() < LONG ? shown : shown.replace(secret, HIDDEN);
        }
        return shown;
    }
}
